package main

import (
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

// answering is a socket whose one connection is given to serve, and then closed.
func answering(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	socket := filepath.Join(t.TempDir(), "s")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		if conn, err := listener.Accept(); err == nil {
			serve(conn)
			conn.Close()
		}
	}()
	return socket
}

func TestARelayCarriesBothDirectionsToTheirEnds(t *testing.T) {
	socket := answering(t, func(conn net.Conn) {
		// Returns only if the end of the input arrives.
		asked, _ := io.ReadAll(conn)
		_, _ = io.WriteString(conn, "answer to "+string(asked))
	})
	var said strings.Builder
	if err := relay(socket, strings.NewReader("a question"), &said); err != nil {
		t.Fatal(err)
	}
	if said.String() != "answer to a question" {
		t.Errorf("said %q", said.String())
	}
}

func TestARelayEndsWithTheOtherSideWhileItsInputStaysOpen(t *testing.T) {
	open, _ := io.Pipe()
	if err := relay(answering(t, func(net.Conn) {}), open, io.Discard); err != nil {
		t.Fatal(err)
	}
}

func TestARelayToNobodyFails(t *testing.T) {
	if err := relay(filepath.Join(t.TempDir(), "s"), strings.NewReader(""), io.Discard); err == nil {
		t.Error("nobody listens, and there is no error")
	}
}
