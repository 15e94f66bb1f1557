package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// A place is a file to read, or why there is none.
type place struct {
	path    string
	problem *parley.Problem
}

// places returns the files that paths stand for, in order: a folder stands for
// the files in it and below that may hold reports, in byte order of their paths.
func places(paths []string) []place {
	var out []place
	for _, p := range paths {
		if p == "-" {
			out = append(out, place{path: p})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out = append(out, trouble(p, err))
		case info.IsDir():
			out = append(out, folder(p)...)
		default:
			out = append(out, place{path: p})
		}
	}
	return out
}

// Files returns the files that path stands for, as Gather does, and what of it
// cannot be read. A folder without reports has neither.
func Files(path string) (files []string, problems []parley.Problem) {
	for _, p := range places([]string{path}) {
		switch {
		case p.problem == nil:
			files = append(files, p.path)
		case !strings.HasSuffix(p.problem.Error, noReports):
			problems = append(problems, *p.problem)
		}
	}
	return files, problems
}

// noReports is what is wrong with a folder that has nothing to read.
const noReports = "is a folder without reports"

func trouble(path string, err error) place {
	p := intake.Trouble(path, "", Reason(err))
	return place{path: path, problem: &p}
}

// Reason says in words what the system says in codes; nil for nil.
func Reason(err error) error {
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &intake.Refusal{Reason: "does not exist", Hint: "look at the spelling of the path"}
	case errors.Is(err, fs.ErrPermission):
		return &intake.Refusal{Reason: "may not be read by you", Hint: "look at the file's permissions"}
	case errors.As(err, &pe):
		return fmt.Errorf("cannot be read: %w", pe.Err)
	}
	return err
}

// exts are the endings of files that are read in folders; a file that is named
// itself may have any.
var exts = map[string]bool{"": true, ".txt": true, ".text": true, ".html": true, ".htm": true, ".xhtml": true, ".jsonl": true, ".ndjson": true, ".pdf": true, ".docx": true, ".warc": true, ".mht": true, ".mhtml": true, ".zip": true}

// unread are the endings of documents that hold text in a way that is not read:
// they are named, not passed over.
var unread = map[string]bool{".doc": true, ".docm": true, ".rtf": true, ".odt": true, ".epub": true, ".eml": true, ".mbox": true, ".msg": true}

func folder(root string) []place {
	var out []place
	if info, err := os.Lstat(root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		root += string(filepath.Separator) // the folder that it leads to, which the walk would not enter
	}
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			out = append(out, trouble(p, err))
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if p != root && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() {
			return nil
		}
		ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(e.Name()), ".gz")))
		if !exts[ext] && !unread[ext] {
			return nil
		}
		if info, err := os.Stat(p); err != nil {
			out = append(out, trouble(p, err))
		} else if info.Mode().IsRegular() {
			out = append(out, place{path: p})
		}
		return nil
	})
	if err != nil {
		out = append(out, trouble(root, err))
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].path < out[j].path })
	if len(out) == 0 {
		out = append(out, trouble(root, &intake.Refusal{
			Reason: noReports,
			Hint:   "reports are files that end in .txt, .html, .mhtml, .jsonl, .pdf, .docx, .warc or .zip, with .gz too",
		}))
	}
	return out
}
