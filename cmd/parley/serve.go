package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/examples"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/web"
	"github.com/parley-record/parley/nlp/english"
	"github.com/spf13/cobra"
)

func newServeCommand() *cobra.Command {
	var data dataFlags
	var addr, passwordFile, tokenFile string
	var demo, secure, private bool
	c := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Follow negotiations in a browser",
		Long: `Serve shows pages for following negotiations, and a JSON API described at
/openapi.json. It answers to this machine alone; to let others in, give it
another address and a password or a token for programs.`,
		Example: `  parley serve --demo
  parley serve --data ~/talks
  parley serve --addr 0.0.0.0:8080 --password-file ~/.parley-password`,
		Args: noArgs,
	}
	data.add(c, true)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	c.Flags().BoolVar(&demo, "demo", false, "begin with the example reports, in a folder that goes away")
	c.Flags().StringVar(&passwordFile, "password-file", "", "file that holds the password for people")
	c.Flags().StringVar(&tokenFile, "token-file", "", "file that holds the token for programs")
	c.Flags().BoolVar(&private, "allow-private", false, "import from private and local addresses too")
	c.Flags().BoolVar(&secure, "https", false, "cookies over HTTPS only: for use behind a proxy that speaks it")
	c.RunE = func(c *cobra.Command, args []string) error {
		password, err := secret(passwordFile)
		if err != nil {
			return err
		}
		token, err := secret(tokenFile)
		if err != nil {
			return err
		}
		if !web.Loopback(addr) && password == "" && token == "" {
			return usageError("give --password-file or --token-file, or listen on 127.0.0.1", "%s can be reached from other machines", addr)
		}
		if demo && data.data == "" {
			dir, err := os.MkdirTemp("", "parley-demo-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			data.data = dir
		}
		ctx := c.Context()
		store, err := data.open(ctx, false)
		if err != nil {
			return err
		}
		defer store.Close()
		f, err := data.follower(store)
		if err != nil {
			return err
		}
		if demo {
			if err := fillDemo(ctx, f); err != nil {
				return err
			}
		}
		reader, err := desk.New(desk.Options{Engine: english.Grade(data.engine)})
		if err != nil {
			return err
		}
		get := fetch.New(fetch.Options{Private: private})
		conf := web.Config{DNA: writeDNA, Fetch: get.Reports, Sentences: desk.Sentences, Quote: reader.QuoteSoon, Store: store, Follow: f, Gather: gather, Sessions: store.Sessions(), Secure: secure, Log: slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))}
		conf.Keep = func(ctx context.Context, n parley.Negotiation) (string, error) { return keepAside(ctx, store, n, "") }
		if password != "" {
			conf.Secret = web.HashPassword(password)
		}
		if token != "" {
			conf.Token = web.HashToken(token)
		}
		web.Tune()
		server, err := web.New(conf)
		if err != nil {
			return err
		}
		defer server.Close()
		l, err := net.Listen("tcp", addr)
		if err != nil {
			return &fault{err: fmt.Errorf("cannot listen on %s: %w", addr, err), hint: "another program may use the address; --addr names another", code: exitError}
		}
		h := &http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
			BaseContext: func(net.Listener) context.Context { return ctx }, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
		fmt.Fprintf(c.ErrOrStderr(), "parley: http://%s/\n", l.Addr())
		done := make(chan error, 1)
		go func() { done <- h.Serve(l) }()
		select {
		case err = <-done:
		case <-ctx.Done():
			end, stop := context.WithTimeout(context.Background(), 5*time.Second)
			defer stop()
			err = h.Shutdown(end)
		}
		if errors.Is(err, http.ErrServerClosed) || errors.Is(err, context.DeadlineExceeded) {
			return nil
		}
		return err
	}
	return c
}

// writeDNA writes a record as a .dna file, which is a database and needs a place
// on the disk first.
func writeDNA(ctx context.Context, w io.Writer, rec *parley.Record) error {
	dir, err := os.MkdirTemp("", "parley-dna-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "record.dna")
	if err := sqlite.WriteDNA(ctx, path, rec); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// secret reads a password or token from a file.
func secret(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", pathFault(path, err)
	}
	s := strings.TrimRight(string(b), "\r\n")
	if len(s) < 12 {
		return "", usageError("use at least 12 letters", "what %s holds is too short", path)
	}
	return s, nil
}

// fillDemo follows the example negotiations, unless they are there.
func fillDemo(ctx context.Context, f *follow.Follower) error {
	names := map[string]string{"geneva": "Talks in Geneva", "strike": "The tram dispute"}
	dirs, err := fs.ReadDir(examples.Reports, ".")
	if err != nil {
		return err
	}
	have, err := f.Store.Negotiations(ctx)
	if err != nil || len(have) > 0 {
		return err
	}
	for _, dir := range dirs {
		files, err := fs.ReadDir(examples.Reports, dir.Name())
		if err != nil {
			return err
		}
		name := names[dir.Name()]
		if name == "" {
			name = dir.Name()
		}
		n, err := f.Store.CreateNegotiation(ctx, parley.Negotiation{Name: name, Created: f.Now()})
		if err != nil {
			return err
		}
		for _, file := range files {
			path := dir.Name() + "/" + file.Name()
			b, err := examples.Reports.Open(path)
			if err != nil {
				return err
			}
			reports, problems := gather(filepath.Join("examples", path), "", b)
			b.Close()
			if len(problems) > 0 {
				return fmt.Errorf("example %s: %s", path, problems[0].Error)
			}
			if _, err := f.File(ctx, n, reports, true); err != nil {
				return err
			}
		}
		if err := f.Read(ctx, n); err != nil {
			return err
		}
	}
	return nil
}
