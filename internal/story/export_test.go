package story

// Story returns the number of report n's story, and false once the report has
// left the window.
func (x *Index) Story(n int) (int, bool) {
	if n < 0 || n >= x.next || x.opt.Window > 0 && n < x.next-x.opt.Window {
		return 0, false
	}
	return int(x.at(int32(n)).story), true
}
