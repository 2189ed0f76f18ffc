package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// memoryUse is what the kernel says of the memory of this container. All is zero if it doesn't tell.
type memoryUse struct {
	// kills is how many processes the kernel has ended here for want of memory.
	kills int
	// refusals is how often the container was at its own limit.
	refusals int
	// wasFull is true if the container ever was at its own limit. Version 1 of the control groups has no count.
	wasFull bool
}

// controlGroups is where a container sees its own.
const controlGroups = "/sys/fs/cgroup"

// reservedAtOnce is more than the kernel reserves in one step, so a container that was this close to its limit had reached it.
const reservedAtOnce = 1 << 20

// readMemory reads the files of the control groups as a container sees them, those of version 2 or of version 1.
func readMemory(groups string) memoryUse {
	if text, err := os.ReadFile(filepath.Join(groups, "memory.events")); err == nil {
		return memoryUse{kills: counter(text, "oom_kill"), refusals: counter(text, "oom")}
	}
	group := filepath.Join(groups, "memory")
	text, _ := os.ReadFile(filepath.Join(group, "memory.oom_control"))
	wasFull := isNear(group, "memory") || isNear(group, "memory.memsw")
	return memoryUse{kills: counter(text, "oom_kill"), wasFull: wasFull}
}

// hadKills and wasShort compare with an earlier moment. A kill without a shortage of its own means that the machine had no memory left.
func (now memoryUse) hadKills(before memoryUse) bool { return now.kills > before.kills }
func (now memoryUse) wasShort(before memoryUse) bool {
	return now.wasFull || now.refusals > before.refusals
}

// counter reads one line of a file with a name and a number on each.
func counter(text []byte, name string) int {
	for line := range strings.Lines(string(text)) {
		if count, found := strings.CutPrefix(line, name+" "); found {
			number, _ := strconv.Atoi(strings.TrimSpace(count))
			return number
		}
	}
	return 0
}

func isNear(group, counted string) bool {
	limit, most := bytesIn(group, counted+".limit_in_bytes"), bytesIn(group, counted+".max_usage_in_bytes")
	return limit > 0 && most > limit-reservedAtOnce
}

func bytesIn(group, name string) int64 {
	text, _ := os.ReadFile(filepath.Join(group, name))
	number, _ := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	return number
}
