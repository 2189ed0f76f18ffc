package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// findProgram looks for a command's program as a shell in its folder and with its PATH would.
func findProgram(asked command) (string, error) {
	if len(asked.Command) == 0 {
		return "", fmt.Errorf("the command is empty")
	}
	name := asked.Command[0]
	folders := strings.Split(asked.Env["PATH"], ":")
	if strings.Contains(name, "/") {
		folders = []string{""}
	}
	for _, folder := range folders {
		path := filepath.Join(folder, name)
		if !filepath.IsAbs(path) {
			path = filepath.Join(asked.Cwd, path)
		}
		if found, err := os.Stat(path); err == nil && found.Mode().IsRegular() && found.Mode()&0o111 != 0 {
			return path, nil
		}
	}
	return "", fmt.Errorf("there is no program %s", name)
}

// removeOthers removes everything in a folder except the named entries. A link is removed, not followed.
func removeOthers(folder string, keep []string) error {
	kept := map[string]bool{}
	for _, name := range keep {
		kept[name] = true
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if kept[entry.Name()] {
			continue
		}
		if err := removeTree(filepath.Join(folder, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// removeTree also removes folders in which the component forbade itself to write.
func removeTree(path string) error {
	if os.RemoveAll(path) == nil {
		return nil
	}
	_ = filepath.WalkDir(path, func(each string, entry os.DirEntry, err error) error {
		if entry != nil && entry.IsDir() {
			_ = os.Chmod(each, 0o700)
		}
		return nil
	})
	return os.RemoveAll(path)
}
