package main

import (
	"os"
	"strconv"
	"strings"
)

// oomKills says how many processes the kernel has ended in this container because it used all its memory; 0 if the kernel doesn't tell.
// The files are those of the control groups of version 2 and of version 1, as a container sees them.
func oomKills() int {
	for _, file := range []string{"/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"} {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if count, found := strings.CutPrefix(line, "oom_kill "); found {
				number, _ := strconv.Atoi(strings.TrimSpace(count))
				return number
			}
		}
	}
	return 0
}
