package ner

import "github.com/parley-record/parley/nlp"

// nicknames joins the parts of people's names that a nickname in quotation marks
// stands between, or that the marks cut off: "William “Bill” Carter" is one name.
// It keeps the memory of names.
func nicknames(d *nlp.Doc, names []nlp.Name) []nlp.Name {
	out := names[:0]
	for k := 0; k < len(names); k++ {
		n := names[k]
		open := n.End
		if n.Kind == nlp.Person && int(open) < len(d.Tokens) && marks(d, open) {
			shut := open + 1
			for shut <= open+3 && int(shut) < len(d.Tokens) && !marks(d, shut) && capital(d, shut) {
				shut++
			}
			last := shut + 1
			if shut > open+1 && int(last) < len(d.Tokens) && marks(d, shut) && d.Tokens[last].Sentence == d.Tokens[n.First].Sentence && capital(d, last) {
				j := k + 1
				for j < len(names) && names[j].End <= last {
					j++
				}
				end := int32(0)
				switch {
				case j < len(names) && names[j].First == last:
					if names[j].Kind == nlp.Person {
						end = names[j].End
					}
				case j < len(names) && names[j].First < last:
				case d.Tokens[last].UPOS == nlp.PROPN && !dayOrMonth(d.Form(int(last))):
					end = last + 1
				}
				if end > 0 {
					n.End, n.Code = end, ""
					for k+1 < len(names) && names[k+1].First < end {
						k++
					}
				}
			}
		}
		out = append(out, n)
	}
	return out
}

// marks reports whether token i is a double quotation mark.
func marks(d *nlp.Doc, i int32) bool {
	switch d.Form(int(i)) {
	case "\"", "“", "”", "''", "``", "«", "»", "„":
		return true
	}
	return false
}

// dayOrMonth reports whether a capitalised word names a day or a month, which
// may follow a quote without being part of a name.
func dayOrMonth(s string) bool {
	switch s {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}
