package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"
)

// runner is the other end of the socket, as the tests need it.
type runner struct {
	t        *testing.T
	socket   string
	control  net.Conn
	events   *bufio.Scanner
	streams  chan net.Conn
	children *children
}

// shared, because any collector of ends takes those of all children of this process.
var shared = newChildren(false)

// session serves one control connection, as an ordinary process: what it starts is killed by process groups.
func session(t *testing.T) *runner {
	t.Helper()
	r := &runner{t: t, socket: filepath.Join(t.TempDir(), "s"), streams: make(chan net.Conn, 64), children: shared}
	listener, err := net.Listen("unix", r.socket)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			r.streams <- conn
		}
	}()
	conn, err := connect(r.socket, "launcher 1")
	if err != nil {
		t.Fatal(err)
	}
	var first string
	first, r.control = greeting(t, <-r.streams)
	if first != "launcher 1" {
		t.Fatalf("the control connection began with %q", first)
	}
	r.events = bufio.NewScanner(r.control)
	done := make(chan bool)
	go func() {
		serve(conn, r.socket, r.children)
		r.children.killAll()
		close(done)
	}()
	t.Cleanup(func() {
		r.control.Close()
		<-done
		listener.Close()
	})
	return r
}

// greeting reads the first line, byte by byte: what follows belongs to the stream.
func greeting(t *testing.T, conn net.Conn) (string, net.Conn) {
	t.Helper()
	var line []byte
	for one := make([]byte, 1); ; {
		if _, err := io.ReadFull(conn, one); err != nil {
			t.Fatal(err)
		}
		if one[0] == '\n' {
			return string(line), conn
		}
		line = append(line, one[0])
	}
}

func (r *runner) ask(request map[string]any) {
	r.t.Helper()
	line, _ := json.Marshal(request)
	if _, err := r.control.Write(append(line, '\n')); err != nil {
		r.t.Fatal(err)
	}
}

// told is the next event, without its reason, which comes from the system.
func (r *runner) told() map[string]any {
	r.t.Helper()
	if !r.events.Scan() {
		r.t.Fatal("the launcher has left")
	}
	told := map[string]any{}
	if err := json.Unmarshal(r.events.Bytes(), &told); err != nil {
		r.t.Fatal(err)
	}
	delete(told, "why")
	return told
}

func (r *runner) expect(expected map[string]any) {
	r.t.Helper()
	if told := r.told(); !reflect.DeepEqual(told, expected) {
		r.t.Fatalf("told %v, expected %v", told, expected)
	}
}

// start starts a command and returns its streams.
func (r *runner) start(id int, more map[string]any, command ...string) (io, errors net.Conn) {
	r.t.Helper()
	request := map[string]any{
		"op": "start", "id": id, "command": command, "cwd": "/", "io": "in-and-out", "errors": "errors",
		"env": map[string]string{"PATH": "/usr/bin:/bin", "GREETING": "hello"},
	}
	for name, value := range more {
		request[name] = value
	}
	r.ask(request)
	for _, expected := range []string{"stream in-and-out", "stream errors"} {
		name, conn := greeting(r.t, <-r.streams)
		if name != expected {
			r.t.Fatalf("a stream began with %q, expected %q", name, expected)
		}
		if errors = conn; io == nil {
			io = conn
		}
	}
	return io, errors
}

func read(t *testing.T, from io.Reader) string {
	t.Helper()
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCommandHasItsStreamsAndOnlyItsEnvironment(t *testing.T) {
	r := session(t)
	in, errors := r.start(1, nil, "sh", "-c", "cat; env | grep -v -e PWD -e SHLVL -e _=; echo trouble >&2; exit 3")
	io.WriteString(in, "a line\n")
	in.(*net.UnixConn).CloseWrite()
	if said := read(t, in); said != "a line\nPATH=/usr/bin:/bin\nGREETING=hello\n" && said != "a line\nGREETING=hello\nPATH=/usr/bin:/bin\n" {
		t.Errorf("it said %q", said)
	}
	if said := read(t, errors); said != "trouble\n" {
		t.Errorf("it said %q on its standard error", said)
	}
	r.expect(map[string]any{"event": "exited", "id": 1.0, "code": 3.0})
}

func TestMissingProgram(t *testing.T) {
	r := session(t)
	for id, command := range []string{"no-such-program", "/etc/passwd", "./no-such-program", "/usr"} {
		r.ask(map[string]any{"op": "start", "id": id + 1, "command": []string{command}, "cwd": "/", "env": map[string]string{"PATH": "/usr/bin"}})
		r.expect(map[string]any{"event": "missing", "id": float64(id + 1)})
	}
	r.ask(map[string]any{"op": "start", "id": 9, "command": []string{}, "cwd": "/"})
	r.expect(map[string]any{"event": "missing", "id": 9.0})
}

func TestProgramBelowItsFolder(t *testing.T) {
	r := session(t)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "main.sh"), []byte("#!/bin/sh\npwd\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	in, _ := r.start(1, map[string]any{"cwd": folder}, "./main.sh")
	if said := read(t, in); strings.TrimSpace(said) != folder {
		t.Errorf("it ran in %q", said)
	}
}

func TestSignalReachesTheCommandAlone(t *testing.T) {
	r := session(t)
	in, _ := r.start(1, nil, "sh", "-c", "trap 'echo asked; exit 7' TERM; echo ready; while :; do sleep 0.01; done")
	lines := bufio.NewScanner(in)
	lines.Scan()
	r.ask(map[string]any{"op": "signal", "id": 1, "signal": int(syscall.SIGTERM)})
	if lines.Scan(); lines.Text() != "asked" {
		t.Errorf("it said %q", lines.Text())
	}
	r.expect(map[string]any{"event": "exited", "id": 1.0, "code": 7.0})
	// A command that has ended, and one that was never started.
	r.ask(map[string]any{"op": "signal", "id": 1, "signal": 9})
	r.ask(map[string]any{"op": "kill", "id": 4711})
}

func TestKillTakesWhatTheCommandStarted(t *testing.T) {
	r := session(t)
	in, _ := r.start(1, map[string]any{"main": true}, "sh", "-c", "sleep 1000 & echo ready; wait")
	lines := bufio.NewScanner(in)
	lines.Scan()
	r.ask(map[string]any{"op": "kill", "id": 1})
	r.expect(map[string]any{"event": "exited", "id": 1.0, "signal": 9.0})
	// The connection ends when nobody holds it any more.
	if lines.Scan() {
		t.Errorf("it said %q", lines.Text())
	}
}

func TestEndOfACommandTakesWhatItStarted(t *testing.T) {
	r := session(t)
	in, _ := r.start(1, nil, "sh", "-c", "sleep 1000 & exit 0")
	r.expect(map[string]any{"event": "exited", "id": 1.0, "code": 0.0})
	read(t, in)
}

func TestOldStateIsRemovedBeforeTheCommand(t *testing.T) {
	r := session(t)
	root, outside := t.TempDir(), t.TempDir()
	for _, folder := range []string{"kept", "old/closed"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(outside, "file"), nil, 0o600)
	os.Symlink(outside, filepath.Join(root, "link"))
	os.WriteFile(filepath.Join(root, "old", "closed", "file"), nil, 0o600)
	os.Chmod(filepath.Join(root, "old", "closed"), 0)
	in, _ := r.start(1, map[string]any{"main": true, "root": root, "keep": []string{"kept"}}, "ls", root)
	if said := read(t, in); said != "kept\n" {
		t.Errorf("left: %q", said)
	}
	if _, err := os.Stat(filepath.Join(outside, "file")); err != nil {
		t.Error("a link was followed")
	}
}

func TestDialledPort(t *testing.T) {
	r := session(t)
	for _, address := range []string{"127.0.0.1:0", "[::1]:0"} {
		server, err := net.Listen("tcp", address)
		if err != nil {
			t.Skip("no IPv6 here")
		}
		defer server.Close()
		r.ask(map[string]any{"op": "dial", "name": "port", "port": server.Addr().(*net.TCPAddr).Port})
		name, stream := greeting(t, <-r.streams)
		if name != "stream port" {
			t.Fatalf("the stream began with %q", name)
		}
		accepted, _ := server.Accept()
		io.WriteString(stream, "to the port")
		stream.(*net.UnixConn).CloseWrite()
		if said := read(t, accepted); said != "to the port" {
			t.Errorf("the port got %q", said)
		}
		io.WriteString(accepted, "back")
		accepted.Close()
		if said := read(t, stream); said != "back" {
			t.Errorf("the stream got %q", said)
		}
	}
	free, _ := net.Listen("tcp", "127.0.0.1:0")
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	r.ask(map[string]any{"op": "dial", "name": "none", "port": port})
	r.expect(map[string]any{"event": "refused", "name": "none"})
}

func TestForwardLeadsToItsSocketUntilTheRunnerIsGone(t *testing.T) {
	r := session(t)
	target := filepath.Join(t.TempDir(), "allow-0.sock")
	server, err := net.Listen("unix", target)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	free, _ := net.Listen("tcp", "127.0.1.1:0")
	address := free.Addr().String()
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	r.ask(map[string]any{"op": "forward", "address": "127.0.1.1", "port": port, "socket": target})
	// The second one can't have the same port, and its refusal shows that the first one is there.
	r.ask(map[string]any{"op": "forward", "address": "127.0.1.1", "port": port, "socket": target})
	r.expect(map[string]any{"event": "refused", "name": target})
	near, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	far, _ := server.Accept()
	io.WriteString(near, "a question")
	near.(*net.TCPConn).CloseWrite()
	if said := read(t, far); said != "a question" {
		t.Errorf("the socket got %q", said)
	}
	io.WriteString(far, "an answer")
	far.Close()
	if said := read(t, near); said != "an answer" {
		t.Errorf("the component got %q", said)
	}
	r.control.Close()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			return
		}
		conn.Close()
		if time.Now().After(deadline) {
			t.Fatal("the forward is still there")
		}
	}
}

func TestConnectionsAreLimited(t *testing.T) {
	target := filepath.Join(t.TempDir(), "s")
	server, err := net.Listen("unix", target)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	f := &forwards{}
	defer f.close()
	for range mostConnections {
		near, far := net.Pipe()
		if !f.keep(near) || !f.keep(far) {
			t.Fatal("a connection below the limit was closed")
		}
	}
	if near, _ := net.Pipe(); f.keep(near) {
		t.Error("a connection above the limit was kept")
	}
}

func TestTheEndOfTheRunnerKillsEverything(t *testing.T) {
	r := session(t)
	in, _ := r.start(1, map[string]any{"main": true}, "sleep", "1000")
	r.control.Close()
	read(t, in)
}

func TestALineThatIsNoRequestEndsTheSession(t *testing.T) {
	r := session(t)
	in, _ := r.start(1, map[string]any{"main": true}, "sleep", "1000")
	io.WriteString(r.control, "not JSON\n")
	read(t, in)
	if r.events.Scan() && !strings.Contains(r.events.Text(), "exited") {
		t.Errorf("told %q", r.events.Text())
	}
}

func TestThreadsAreKeptForLater(t *testing.T) {
	threads := func() int {
		entries, err := os.ReadDir("/proc/self/task")
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	wanted := threads() + 4
	keepThreads(wanted)
	if found := threads(); found < wanted {
		t.Errorf("%d threads, expected at least %d", found, wanted)
	}
}
