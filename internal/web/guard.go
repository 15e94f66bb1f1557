package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/crypto/argon2"
	"golang.org/x/time/rate"
)

// Parameters of argon2id after RFC 9106, second choice.
const (
	argonTime    = 3
	argonMemory  = 64 << 10 // KiB
	argonThreads = 4
	argonKey     = 32
)

// HashPassword returns the argon2id hash of a password, with its salt.
func HashPassword(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	key := argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonThreads, argonKey)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonThreads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// CheckPassword reports whether hash is of password.
func CheckPassword(hash, password string) bool {
	var v, m, t, p int
	part := strings.Split(hash, "$")
	if len(part) != 6 || part[1] != "argon2id" {
		return false
	}
	if _, err := fmt.Sscanf(part[2]+" "+part[3], "v=%d m=%d,t=%d,p=%d", &v, &m, &t, &p); err != nil || m > 1<<21 || t > 64 || p < 1 || p > 64 {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(part[4])
	key, err2 := base64.RawStdEncoding.DecodeString(part[5])
	if errors.Join(err1, err2) != nil || len(key) == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, uint32(t), uint32(m), uint8(p), uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1
}

// HashToken returns what is kept of a token for programs.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Loopback reports whether only this machine can reach the address.
func Loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// tries slows down who guesses passwords.
type tries struct {
	mu   sync.Mutex
	from map[string]*rate.Limiter
}

func (t *tries) ok(addr string, now time.Time) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.from == nil || len(t.from) > 10_000 {
		t.from = map[string]*rate.Limiter{}
	}
	l := t.from[host]
	if l == nil {
		l = rate.NewLimiter(rate.Every(6*time.Second), 5)
		t.from[host] = l
	}
	return l.AllowN(now, 1)
}

// guard lets nobody in without the password or token, where there is one.
// Without one it answers only to names of this machine, so that no page
// elsewhere can reach it under a name of its own.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.Secret == "" && s.Token == "" {
			if !localHost(r.Host) {
				http.Error(w, "Parley answers only to this machine's own names, such as localhost.", http.StatusMisdirectedRequest)
				return
			}
			next.ServeHTTP(w, r)
			return
		}
		if s.Token != "" {
			if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
				if subtle.ConstantTimeCompare([]byte(HashToken(t)), []byte(s.Token)) == 1 {
					next.ServeHTTP(w, r)
					return
				}
			}
		}
		open := r.URL.Path == "/login" || strings.HasPrefix(r.URL.Path, "/static/")
		if open || s.sessions.GetBool(r.Context(), "in") {
			next.ServeHTTP(w, r)
			return
		}
		if r.Header.Get("HX-Request") != "" { // a part of a page: all of it goes to the door
			w.Header().Set("HX-Redirect", "/login")
			http.Error(w, "Sign in again.", http.StatusUnauthorized)
			return
		}
		const give = "Give the token as a header: Authorization: Bearer …"
		if strings.HasPrefix(r.URL.Path, "/api/") { // as the description says that it refuses
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusUnauthorized)
			json.NewEncoder(w).Encode(huma.ErrorModel{Title: http.StatusText(http.StatusUnauthorized), Status: http.StatusUnauthorized, Detail: give})
			return
		}
		if r.Method != http.MethodGet {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, give, http.StatusUnauthorized)
			return
		}
		http.Redirect(w, r, "/login", http.StatusSeeOther)
	})
}

func localHost(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || host == "" || ip != nil && ip.IsLoopback()
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodGet {
		s.show(w, r, http.StatusOK, "login", "Sign in", nil, nil)
		return nil
	}
	if !s.tries.ok(r.RemoteAddr, s.Now()) {
		return refusal{http.StatusTooManyRequests, "Too many tries. Wait half a minute."}
	}
	if s.Secret == "" || !CheckPassword(s.Secret, r.PostFormValue("password")) {
		s.flash(r, "That password is not right.")
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return nil
	}
	if err := s.sessions.RenewToken(r.Context()); err != nil {
		return err
	}
	s.sessions.Put(r.Context(), "in", true)
	if name, err := nameOf(r.PostFormValue("name")); err == nil {
		s.sessions.Put(r.Context(), "coder", name)
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	if err := s.sessions.Destroy(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, "/login", http.StatusSeeOther)
	return nil
}
