package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/url"
	"syscall"
)

// A netFault is an error of the network, said for people.
type netFault struct {
	words string
	err   error
}

func (f *netFault) Error() string { return f.words }
func (f *netFault) Unwrap() error { return f.err }

// inWords says why an address was not had, without the request and the socket that
// the error names too.
func inWords(err error) error {
	var dns *net.DNSError
	var untrusted *tls.CertificateVerificationError
	var timed interface{ Timeout() bool }
	var asked *url.Error
	var dialled *net.OpError
	switch {
	case errors.Is(err, ErrPrivate):
		return ErrPrivate
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &dns) && dns.IsNotFound:
		return &netFault{"there is no site of that name", err}
	case errors.Is(err, syscall.ECONNREFUSED):
		return &netFault{"the site takes no connection", err}
	case errors.As(err, &untrusted):
		return &netFault{"the site's certificate is not trusted: " + untrusted.Err.Error(), err}
	case errors.As(err, &timed) && timed.Timeout():
		return &netFault{"the site does not answer in time", err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return &netFault{"the answer breaks off", err}
	case errors.As(err, &dialled):
		return &netFault{"the site cannot be reached: " + dialled.Err.Error(), err}
	case errors.As(err, &asked):
		return asked.Err
	}
	return err
}
