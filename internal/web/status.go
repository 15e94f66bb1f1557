package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/parley-record/parley"
)

// register adds an operation to the API. What goes wrong within is written to the
// log, as the answer says.
func register[I, O any](s *Server, api huma.API, method, path, id, summary string, h func(context.Context, *I) (*O, error)) {
	errs := []int{400, 422}
	if strings.Contains(path, "{") {
		errs = append(errs, 404, 409)
	}
	if method == http.MethodPost || method == http.MethodPut {
		errs = append(errs, 409, 413, 415)
	}
	if method != http.MethodGet {
		errs = append(errs, 503, 507)
	}
	if s.Secret != "" || s.Token != "" {
		errs = append(errs, 401)
	}
	slices.Sort(errs)
	huma.Register(api, huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Errors: slices.Compact(errs), MaxBodyBytes: 8 << 20, BodyReadTimeout: 30 * time.Second}, func(ctx context.Context, in *I) (*O, error) {
		out, err := h(ctx, in)
		return out, s.noted(id, err)
	})
}

// A failure is an answer of the API with what led to it, which the log gets.
type failure struct {
	answer huma.StatusError
	cause  error
}

func (f *failure) Error() string { return f.cause.Error() }

// noted writes to the log why an operation failed here, and returns its answer.
func (s *Server) noted(operation string, err error) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	if f.answer.GetStatus() == http.StatusInternalServerError {
		s.Log.Error("request", "operation", operation, "error", f.cause)
	}
	return f.answer
}

func answer[T any](v T, err error) (*body[T], error) {
	if err != nil {
		return nil, status(err)
	}
	return &body[T]{v}, nil
}

// status turns an error into one of the API's. What is asked for in the form that
// the description gives, and cannot be, is a conflict.
func status(err error) error {
	code, text := explain(err)
	switch {
	case errors.Is(err, parley.ErrNotFound):
		text = "there is nothing of that name"
	case errors.Is(err, parley.ErrChanged):
		text = "it was changed since If-Match was given; nothing was stored"
	case errors.Is(err, parley.ErrInvalid):
		code, text = http.StatusConflict, plainly(err)
	}
	return &failure{huma.NewError(code, text), err}
}

// conflict is a refusal of the pages as an answer of the API.
func conflict(err error) error { return huma.Error409Conflict(err.Error()) }

// inUTC returns a time, or the beginning of a day, as a store keeps times.
func inUTC(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t, err = time.Parse(time.DateOnly, s)
	}
	return t.UTC().Format(time.RFC3339), err
}

// plainly is what is not valid, without the name of the room that says so.
func plainly(err error) string {
	text := err.Error()
	if room, rest, ok := strings.Cut(text, ": "); ok && !strings.Contains(room, " ") {
		text = rest
	}
	invalid := parley.ErrInvalid.Error()
	return strings.Replace(strings.TrimSuffix(text, ": "+invalid), invalid+": ", "", 1)
}
