package extract

// readEvents drafts who did what to whom.
func (r *reader) readEvents() {}
