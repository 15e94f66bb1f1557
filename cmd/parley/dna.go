package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/sqlite"
)

// addDNA files the documents of a .dna file and stores what its coders found in
// them: their positions are decided, not proposed.
func addDNA(ctx context.Context, s *sqlite.Store, f *follow.Follower, n parley.Negotiation, path string) (done follow.Filing, err error) {
	reports, list, err := sqlite.ReadDNA(ctx, path)
	if err != nil {
		return done, err
	}
	for i := range reports {
		r := &reports[i]
		sum := sha256.Sum256([]byte(r.Text))
		r.TextSHA256 = hex.EncodeToString(sum[:])
		r.SHA256, r.Language, r.Words = r.TextSHA256, "en", len(strings.Fields(r.Text))
	}
	intake.Number(reports)
	rec := &parley.Record{Format: parley.Format, Reports: reports, Run: parley.Run{Engine: "dna"}}
	actors, issues := map[string]parley.ID{}, map[string]parley.ID{}
	var coded []parley.Decision
	salt := map[[3]int]int{}
	for _, p := range list {
		r := &reports[p.Report]
		span, ok := parley.NewSpan(r, p.Start, p.End)
		if !ok || p.Concept == "" || p.Organization == "" && p.Person == "" {
			continue
		}
		k := [3]int{p.Report, span.Start, span.End}
		id := func(t parley.Table) parley.ID {
			return parley.NewID(t, r.TextSHA256, span.Start, span.End, salt[k])
		}
		actor := func(name string, kind parley.ActorKind) parley.ID {
			if name == "" {
				return ""
			}
			if actors[name] == "" {
				salt[k]++
				a := parley.Actor{ID: id(parley.Actors), Name: name, Kind: kind, Evidence: []parley.Span{span}, Confidence: 1}
				if kind != parley.Person {
					a.Party, a.PartyBasis, a.Part = a.ID, "user", "party"
				}
				actors[name] = a.ID
				rec.Actors = append(rec.Actors, a)
			}
			return actors[name]
		}
		side := actor(p.Organization, parley.Organisation)
		by := actor(p.Person, parley.Person)
		if issues[p.Concept] == "" {
			salt[k]++
			issues[p.Concept] = id(parley.Issues)
			rec.Issues = append(rec.Issues, parley.Issue{ID: issues[p.Concept], Label: p.Concept, Evidence: []parley.Span{span}})
		}
		salt[k]++
		x := parley.Position{Entry: parley.Entry{ID: id(parley.Positions), Evidence: []parley.Span{span}, Confidence: 1, Rule: "dna"}, Party: cmp.Or(side, by), By: by, Issue: issues[p.Concept], Stance: "against", Force: "statement"}
		if by != "" {
			x.AccordingTo = []parley.ID{by}
		}
		if p.Agreement {
			x.Stance = "for"
		}
		rec.Positions = append(rec.Positions, x)
		coded = append(coded, parley.Decision{Kind: "accept", Entry: x.ID, Coder: cmp.Or(p.Coder, "dna"), At: f.Now(), Note: "coded in Discourse Network Analyzer"})
	}
	rec.Normalise()
	if err := rec.Check(); err != nil {
		return done, err
	}
	if done, err = f.File(ctx, n, reports, true); err != nil {
		return done, err
	}
	if err := s.PutRecord(ctx, n.ID, rec, f.Now()); err != nil {
		return done, err
	}
	if len(coded) == 0 {
		return done, nil
	}
	_, err = s.Decide(ctx, n.ID, coded)
	return done, err
}
