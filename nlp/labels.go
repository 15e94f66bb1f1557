package nlp

import "strings"

// A UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech; the zero value is none.
const (
	NoUPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// An XPOS is a Penn Treebank part of speech, as in English treebanks.
type XPOS uint8

// The Penn tags; the zero value is none.
const (
	NoXPOS XPOS = iota
	TagDollar
	TagCloseQuote
	TagComma
	TagLRB
	TagRRB
	TagPeriod
	TagColon
	TagADD
	TagAFX
	TagCC
	TagCD
	TagDT
	TagEX
	TagFW
	TagGW
	TagHYPH
	TagIN
	TagJJ
	TagJJR
	TagJJS
	TagLS
	TagMD
	TagNFP
	TagNN
	TagNNP
	TagNNPS
	TagNNS
	TagPDT
	TagPOS
	TagPRP
	TagPRPS
	TagRB
	TagRBR
	TagRBS
	TagRP
	TagSYM
	TagTO
	TagUH
	TagVB
	TagVBD
	TagVBG
	TagVBN
	TagVBP
	TagVBZ
	TagWDT
	TagWP
	TagWPS
	TagWRB
	TagOpenQuote
)

var xposNames = [...]string{"_", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``"}

// A Rel is a Universal Dependencies relation with its subtype.
type Rel uint8

// The relations; the zero value is none.
const (
	NoRel Rel = iota
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDep
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodPoss
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelRoot
	RelVocative
	RelXcomp
)

var relNames = [...]string{"_", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

// String returns the tag as in CoNLL-U.
func (u UPOS) String() string { return uposNames[u] }

// String returns the tag as in CoNLL-U.
func (x XPOS) String() string { return xposNames[x] }

// String returns the relation as in CoNLL-U, with its subtype.
func (r Rel) String() string { return relNames[r] }

// Plain returns the relation without its subtype.
func (r Rel) Plain() Rel { return plainRel[r] }

// NumUPOS, NumXPOS and NumRel count the labels, none included.
const (
	NumUPOS = len(uposNames)
	NumXPOS = len(xposNames)
	NumRel  = len(relNames)
)

var (
	uposOf   = index[UPOS](uposNames[:])
	xposOf   = index[XPOS](xposNames[:])
	relOf    = index[Rel](relNames[:])
	plainRel = func() (p [NumRel]Rel) {
		for i, n := range relNames {
			base, _, _ := strings.Cut(n, ":")
			p[i] = relOf[base]
		}
		return p
	}()
)

func index[T ~uint8](names []string) map[string]T {
	m := make(map[string]T, len(names))
	for i, n := range names {
		m[n] = T(i)
	}
	return m
}

// ParseUPOS returns the tag of that name, NoUPOS for an unknown one.
func ParseUPOS(s string) UPOS { return uposOf[s] }

// ParseXPOS returns the tag of that name, NoXPOS for an unknown one.
func ParseXPOS(s string) XPOS { return xposOf[s] }

// ParseRel returns the relation of that name; an unknown subtype falls back to
// its plain relation, an unknown relation to NoRel.
func ParseRel(s string) Rel {
	if r, ok := relOf[s]; ok {
		return r
	}
	base, _, _ := strings.Cut(s, ":")
	return relOf[base]
}
