package main

import (
	"net"
	"syscall"
)

// connect opens a connection to the runner that says what it is.
func connect(socket, name string) (net.Conn, error) {
	conn, err := net.Dial("unix", socket)
	if err != nil {
		return nil, err
	}
	if _, err := conn.Write([]byte(name + "\n")); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// openStreams opens a connection for each name. A program gets it as its own descriptor, so it must block, as net's connections don't.
func openStreams(socket string, names ...string) ([]uintptr, error) {
	var files []uintptr
	for _, name := range names {
		file, err := openStream(socket, name)
		if err != nil {
			closeAll(files)
			return nil, err
		}
		files = append(files, uintptr(file))
	}
	return files, nil
}

func openStream(socket, name string) (int, error) {
	file, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err
	}
	if err = syscall.Connect(file, &syscall.SockaddrUnix{Name: socket}); err == nil {
		_, err = syscall.Write(file, []byte("stream "+name+"\n"))
	}
	if err != nil {
		syscall.Close(file)
		return -1, err
	}
	return file, nil
}

func closeAll(files []uintptr) {
	for _, file := range files {
		syscall.Close(int(file))
	}
}
