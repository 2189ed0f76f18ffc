package main

import (
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// command is what the runner asks to start.
type command struct {
	Command []string
	Cwd     string
	Env     map[string]string
	// Names of the streams for standard input and output, and for standard error.
	Io, Errors string
	// The component's own command. When it ends, everything in the container ends.
	Main bool
	// Before it starts, everything in the folder Root is removed, except what Keep names.
	Root string
	Keep []string
}

// child is a command that runs.
type child struct {
	id     int
	isMain bool
	// memory is that of the container at its start.
	memory memoryUse
	tell   func(event)
}

// children are the commands that run, by process id. One lock holds while a process is started or collected, so no end is missed.
type children struct {
	mutex sync.Mutex
	// ownsAll is true for PID 1: all other processes that it can see are the component's.
	ownsAll bool
	running map[int]*child
}

func newChildren(ownsAll bool) *children {
	c := &children{ownsAll: ownsAll, running: map[int]*child{}}
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD)
	go func() {
		for range ended {
			c.mutex.Lock()
			c.collect(syscall.WNOHANG)
			c.mutex.Unlock()
		}
	}()
	return c
}

func (c *children) start(id int, asked command, socket string, tell func(event)) {
	if asked.Root != "" {
		if err := removeOthers(asked.Root, asked.Keep); err != nil {
			failed(id, 126, "its old state can't be removed: "+err.Error(), tell)
			return
		}
	}
	program, err := findProgram(asked)
	if err != nil {
		tell(event{Event: "missing", ID: id, Why: err.Error()})
		return
	}
	files, err := openStreams(socket, asked.Io, asked.Errors)
	if err != nil {
		failed(id, 126, "its streams can't be opened: "+err.Error(), tell)
		return
	}
	defer closeAll(files)
	env := make([]string, 0, len(asked.Env))
	for name, value := range asked.Env {
		env = append(env, name+"="+value)
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	pid, err := syscall.ForkExec(program, asked.Command, &syscall.ProcAttr{
		Dir:   asked.Cwd,
		Env:   env,
		Files: []uintptr{files[0], files[0], files[1]},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	})
	switch {
	case errors.Is(err, syscall.ENOENT), errors.Is(err, syscall.EACCES):
		tell(event{Event: "missing", ID: id, Why: err.Error()})
	case err != nil:
		failed(id, 126, "it can't be started: "+err.Error(), tell)
	default:
		c.running[pid] = &child{id: id, isMain: asked.Main, memory: readMemory(controlGroups), tell: tell}
	}
}

func failed(id, code int, why string, tell func(event)) {
	tell(event{Event: "exited", ID: id, Code: &code, Why: why})
}

// signal reaches the command, but not the processes that it started.
func (c *children) signal(id int, signal syscall.Signal) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if pid, found := c.find(id); found != nil {
		_ = syscall.Kill(pid, signal)
	}
}

func (c *children) kill(id int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if pid, found := c.find(id); found != nil {
		c.end(pid, found)
	}
}

// end kills a command with the processes that it started.
func (c *children) end(pid int, ended *child) {
	if ended.isMain {
		c.killOthers()
	} else {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// killAll ends everything. No process is left when it returns.
func (c *children) killAll() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.killOthers()
	c.collect(0)
}

func (c *children) killOthers() {
	if c.ownsAll {
		_ = syscall.Kill(-1, syscall.SIGKILL)
		return
	}
	for pid := range c.running {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// collect takes the ends of processes, of orphans too. Without WNOHANG it waits until there is none left.
func (c *children) collect(options int) {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, options, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid <= 0 {
			return
		}
		if ended := c.running[pid]; ended != nil {
			c.ended(pid, ended, status)
		}
	}
}

func (c *children) ended(pid int, ended *child, status syscall.WaitStatus) {
	// Before the report: then no process of the command is left.
	c.end(pid, ended)
	delete(c.running, pid)
	if ended.isMain && c.ownsAll {
		c.collect(0)
	}
	memory := readMemory(controlGroups)
	told := event{Event: "exited", ID: ended.id, Memory: memory.hadKills(ended.memory)}
	told.Machine = told.Memory && !memory.wasShort(ended.memory)
	if status.Signaled() {
		told.Signal = int(status.Signal())
	} else {
		code := status.ExitStatus()
		told.Code = &code
	}
	ended.tell(told)
}

func (c *children) find(id int) (int, *child) {
	for pid, each := range c.running {
		if each.id == id {
			return pid, each
		}
	}
	return 0, nil
}
