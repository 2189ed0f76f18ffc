package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"syscall"
)

// request is one line from the runner. Which fields it has depends on op; README.md lists them.
type request struct {
	Op      string
	ID      int
	Name    string
	Address string
	Port    int
	Socket  string
	Signal  int
	command
}

// event is one line to the runner.
type event struct {
	Event  string `json:"event"`
	ID     int    `json:"id,omitempty"`
	Name   string `json:"name,omitempty"`
	Code   *int   `json:"code,omitempty"`
	Signal int    `json:"signal,omitempty"`
	// Memory is true if the kernel ended a process for want of memory, and Machine if it was not for a limit of the container.
	Memory  bool   `json:"memory,omitempty"`
	Machine bool   `json:"machine,omitempty"`
	Why     string `json:"why,omitempty"`
}

// longestLine is the most that the runner sends at once: the environment of a command.
const longestLine = 4 << 20

// leave ends the container. A component that starts without an allowed address would fail for a reason that nobody sees; the status
// shows a container that has ended, and the next deployment starts it again.
var leave = func(why string) {
	fmt.Fprintln(os.Stderr, "launcher:", why)
	os.Exit(1)
}

// serve does what the runner says until the connection ends, and leaves no forward behind.
func serve(control net.Conn, socket string, children *children) {
	defer control.Close()
	forwards := &forwards{runner: socket}
	defer forwards.close()
	var writing sync.Mutex
	tell := func(told event) {
		line, _ := json.Marshal(told)
		writing.Lock()
		defer writing.Unlock()
		// If the runner is gone, so is the reader of this loop.
		_, _ = control.Write(append(line, '\n'))
	}
	lines := bufio.NewScanner(control)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var asked request
		// A runner that this launcher doesn't understand is another edition: it finds out, because nothing answers.
		if json.Unmarshal(lines.Bytes(), &asked) != nil {
			return
		}
		switch asked.Op {
		case "forward":
			err := forwards.listen(asked.Address, asked.Port, asked.Socket)
			if errors.Is(err, syscall.EADDRNOTAVAIL) {
				leave(err.Error())
				return
			}
			if err != nil {
				tell(event{Event: "refused", Name: asked.Socket, Why: err.Error()})
			}
		case "start":
			children.start(asked.ID, asked.command, socket, tell)
		case "signal":
			children.signal(asked.ID, syscall.Signal(asked.Signal))
		case "kill":
			children.kill(asked.ID)
		case "dial":
			go func() {
				if err := forwards.dial(asked.Port, asked.Name); err != nil {
					tell(event{Event: "refused", Name: asked.Name, Why: err.Error()})
				}
			}()
		}
	}
}
