// The launcher is PID 1 of a component's container. It waits for the runner at a Unix socket, and starts, signals and ends the component's
// command as the runner says. README.md describes the protocol and who trusts whom. In the runner's container, it is a channel to the runner; in a
// helper, it adds addresses to the network of a component's container.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"
)

func main() {
	switch {
	case len(os.Args) == 2:
		launch(os.Args[1])
	case len(os.Args) == 3 && os.Args[1] == "--relay":
		if err := relay(os.Args[2], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "launcher:", err)
			os.Exit(1)
		}
	case len(os.Args) > 2 && os.Args[1] == "--addresses":
		if err := addAddresses(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "launcher:", err)
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, "usage: launcher [--relay] <socket of the runner>, or launcher --addresses <address>…")
		os.Exit(2)
	}
}

func launch(socket string) {
	// The component runs as the same user, but can't read the memory, the environment and the descriptors of this process.
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, syscall.PR_SET_DUMPABLE, 0, 0); errno != 0 {
		fmt.Fprintln(os.Stderr, "launcher: can't hide itself from the component:", errno)
		os.Exit(1)
	}
	runtime.GOMAXPROCS(2)
	keepThreads(8)
	children := newChildren(os.Getpid() == 1)
	endOnSignal(children)
	// The same wait for a socket that isn't there yet and for one on which nobody listens any more.
	for ; ; time.Sleep(20 * time.Millisecond) {
		if control, err := connect(socket, "launcher 1"); err == nil {
			serve(control, socket, children)
			children.killAll()
		}
	}
}

// keepThreads starts threads, which Go keeps for later. If a component uses up the processes of its container, a later thread can't be
// started, which would end this program and the container with it.
func keepThreads(count int) {
	var all, started sync.WaitGroup
	started.Add(count)
	for range count {
		all.Go(func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			started.Done()
			started.Wait()
		})
	}
	all.Wait()
}

func endOnSignal(children *children) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	go func() {
		<-signals
		children.killAll()
		os.Exit(0)
	}()
}
