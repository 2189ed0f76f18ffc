package main

import (
	"os"
	"path/filepath"
	"testing"
)

// groupsWith are files of control groups, by their paths.
func groupsWith(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for path, text := range files {
		file := filepath.Join(folder, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func versionTwo(kills, refusals string) map[string]string {
	return map[string]string{"memory.events": "low 0\nmax 7\noom " + refusals + "\noom_kill " + kills + "\n"}
}

func versionOne(kills, most string) map[string]string {
	return map[string]string{
		"memory/memory.oom_control":        "oom_kill_disable 0\nunder_oom 0\noom_kill " + kills + "\n",
		"memory/memory.limit_in_bytes":     "268435456\n",
		"memory/memory.max_usage_in_bytes": most + "\n",
	}
}

func TestTheKernelSaysWhoseMemoryWasUsedUp(t *testing.T) {
	tests := []struct {
		name               string
		before, now        map[string]string
		hadKills, wasShort bool
	}{
		{"nothing ended", versionTwo("2", "2"), versionTwo("2", "2"), false, false},
		{"the container's, version 2", versionTwo("2", "2"), versionTwo("3", "3"), true, true},
		{"the machine's, version 2", versionTwo("2", "2"), versionTwo("3", "2"), true, false},
		{"the container's, version 1", versionOne("0", "1000"), versionOne("1", "268435456"), true, true},
		{"the container's again, version 1", versionOne("1", "268435456"), versionOne("2", "268435456"), true, true},
		{"the machine's, version 1", versionOne("0", "1000"), versionOne("1", "100000000"), true, false},
		{"a kernel that doesn't tell", nil, nil, false, false},
	}
	for _, test := range tests {
		before, now := readMemory(groupsWith(t, test.before)), readMemory(groupsWith(t, test.now))
		if now.hadKills(before) != test.hadKills || now.wasShort(before) != test.wasShort {
			t.Errorf("%s: %v then %v", test.name, before, now)
		}
	}
}
