package story

import "github.com/parley-record/parley"

// Group returns the reports of each story by their indexes, and for each
// report in words why it is in its story ("" for a report alone). The order in
// which the reports come decides ties alone. pins stand over all that the words say.
func Group(reports []parley.Report, pins parley.Pins) (stories [][]int, because []string, err error) {
	x, err := New(Options{})
	if err != nil {
		return nil, nil, err
	}
	sigs := make([]Signature, len(reports))
	for i := range reports {
		sigs[i] = Sign(&reports[i])
	}
	for _, p := range pins.Together {
		x.Together(string(p[0]), string(p[1]))
	}
	for _, p := range pins.Apart {
		x.Apart(string(p[0]), string(p[1]))
	}
	x.Observe(sigs)
	for i := range reports {
		x.Place(string(reports[i].ID), &sigs[i], true)
	}
	x.Settle()
	because = make([]string, len(reports))
	for i := range reports {
		because[i] = x.Because(i)
	}
	return x.Stories(), because, nil
}
