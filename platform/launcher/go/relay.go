package main

import (
	"io"
	"net"
)

// relay joins an input and an output with a Unix socket, until the other side has said all. The caller may be at the other end of docker
// exec, which tells the end of an output only by the end of the process.
func relay(socket string, in io.Reader, out io.Writer) error {
	conn, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: socket, Net: "unix"})
	if err != nil {
		return err
	}
	defer conn.Close()
	go func() {
		_, _ = io.Copy(conn, in)
		_ = conn.CloseWrite()
	}()
	// A runner that is killed cuts the connection, which is an end, too.
	_, _ = io.Copy(out, conn)
	return nil
}
