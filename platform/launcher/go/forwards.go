package main

import (
	"errors"
	"io"
	"net"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// mostConnections is the most at the same time through all forwards and dials of a container. Further ones are closed.
const mostConnections = 200

// forwards are the ports of loopback that lead to the runner, and the connections through them.
type forwards struct {
	runner string
	mutex  sync.Mutex
	closed bool
	// Listeners, and both ends of each connection.
	open map[io.Closer]bool
}

// addressPatience is how long a forward waits for its address.
var addressPatience = time.Minute

// listen is another function in tests.
var listen = net.Listen

// listenWhenThere listens at an address that a helper may add only after the container has started.
func listenWhenThere(address string) (net.Listener, error) {
	for deadline := time.Now().Add(addressPatience); ; time.Sleep(20 * time.Millisecond) {
		listener, err := listen("tcp", address)
		if !errors.Is(err, syscall.EADDRNOTAVAIL) || time.Now().After(deadline) {
			return listener, err
		}
	}
}

// listen leads connections to a port of loopback to a Unix socket.
func (f *forwards) listen(address string, port int, socket string) error {
	listener, err := listenWhenThere(net.JoinHostPort(address, strconv.Itoa(port)))
	if err != nil {
		return err
	}
	if !f.keep(listener) {
		return net.ErrClosed
	}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				far, err := net.Dial("unix", socket)
				if err != nil {
					near.Close()
					return
				}
				f.join(near, far)
			}()
		}
	}()
	return nil
}

// dial connects a port of loopback with a stream to the runner. Some servers that listen on "localhost" listen on ::1 only.
func (f *forwards) dial(port int, name string) error {
	number := strconv.Itoa(port)
	near, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", number), 5*time.Second)
	if err != nil {
		var other error
		if near, other = net.DialTimeout("tcp", net.JoinHostPort("::1", number), 5*time.Second); other != nil {
			return err
		}
	}
	far, err := connect(f.runner, "stream "+name)
	if err != nil {
		near.Close()
		return err
	}
	f.join(near, far)
	return nil
}

// join passes on what either end sends, and the end of it.
func (f *forwards) join(near, far net.Conn) {
	defer f.drop(near)
	defer f.drop(far)
	if !f.keep(near) || !f.keep(far) {
		return
	}
	var both sync.WaitGroup
	both.Go(func() { pass(far, near) })
	both.Go(func() { pass(near, far) })
	both.Wait()
}

func pass(to, from net.Conn) {
	_, err := io.Copy(to, from)
	if half, ok := to.(interface{ CloseWrite() error }); ok && err == nil {
		_ = half.CloseWrite()
		return
	}
	to.Close()
	from.Close()
}

func (f *forwards) keep(each io.Closer) bool {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.closed || len(f.open) >= 2*mostConnections {
		each.Close()
		return false
	}
	if f.open == nil {
		f.open = map[io.Closer]bool{}
	}
	f.open[each] = true
	return true
}

func (f *forwards) drop(each io.Closer) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	each.Close()
	delete(f.open, each)
}

func (f *forwards) close() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.closed = true
	for each := range f.open {
		each.Close()
	}
}
