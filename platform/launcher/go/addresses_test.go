package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// inNetwork runs one test of this program again, in a network of its own.
func inNetwork(t *testing.T, test string) {
	t.Helper()
	if _, err := exec.LookPath("ip"); err != nil || os.Getuid() != 0 {
		t.Skip("networks of their own need root and iproute2")
	}
	command := exec.Command("unshare", "--net", "sh", "-c", `ip link set lo up && exec "$0" "$@"`, os.Args[0], "-test.run=^"+test+"$")
	command.Env = append(os.Environ(), "IN_NETWORK=1")
	said, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

func TestAddedAddressesAreOnLoopbackAlone(t *testing.T) {
	if os.Getenv("IN_NETWORK") == "" {
		inNetwork(t, "TestAddedAddressesAreOnLoopbackAlone")
		return
	}
	if _, err := net.Listen("tcp", "192.0.2.7:0"); !errors.Is(err, syscall.EADDRNOTAVAIL) {
		t.Fatalf("before: %v", err)
	}
	added, neighbours := []string{"192.0.2.7", "198.51.100.9"}, []string{"192.0.2.8:80", "198.51.100.8:80"}
	// A kernel without IPv6 has no such file.
	const withoutIPv6 = "/proc/sys/net/ipv6/conf/lo/disable_ipv6"
	if off, err := os.ReadFile(withoutIPv6); err == nil {
		if string(off) != "0\n" {
			if err := os.WriteFile(withoutIPv6, []byte("0"), 0); err != nil {
				t.Fatal(err)
			}
		}
		added, neighbours = append(added, "2001:db8::7"), append(neighbours, "[2001:db8::8]:80")
	}
	for range 2 {
		if err := addAddresses(added); err != nil {
			t.Fatal(err)
		}
	}
	for _, address := range added {
		listener, err := net.Listen("tcp", net.JoinHostPort(address, "0"))
		if err != nil {
			t.Fatal(err)
		}
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		conn.Close()
		listener.Close()
	}
	// No neighbour of an address came with it.
	for _, address := range neighbours {
		if _, err := net.Dial("tcp", address); !errors.Is(err, syscall.ENETUNREACH) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestOtherAddressesAreNotAdded(t *testing.T) {
	for _, address := range []string{"fe80::1%lo", "::ffff:192.0.2.7", "plant.example", "192.0.2.7/24", ""} {
		if err := addAddresses([]string{address}); err == nil {
			t.Errorf("%q was added", address)
		}
	}
}

func TestAForwardWaitsForItsAddress(t *testing.T) {
	if os.Getenv("IN_NETWORK") == "" {
		inNetwork(t, "TestAForwardWaitsForItsAddress")
		return
	}
	refused := 0
	listen = func(network, address string) (net.Listener, error) {
		listener, err := net.Listen(network, address)
		if err != nil {
			refused++
			// The helper comes when the launcher has tried in vain.
			if err := addAddresses([]string{"192.0.2.7"}); err != nil {
				t.Error(err)
			}
		}
		return listener, err
	}
	r := session(t)
	r.ask(map[string]any{"op": "forward", "address": "192.0.2.7", "port": 80, "socket": filepath.Join(t.TempDir(), "s")})
	r.ask(map[string]any{"op": "start", "id": 1, "command": []string{}, "cwd": "/"})
	r.expect(map[string]any{"event": "missing", "id": 1.0})
	if _, err := net.Dial("tcp", "192.0.2.7:80"); err != nil || refused != 1 {
		t.Error(refused, err)
	}
}

func TestTheLauncherLeavesIfAnAddressDoesNotCome(t *testing.T) {
	patient, ending := addressPatience, leave
	t.Cleanup(func() { addressPatience, leave = patient, ending })
	left := make(chan string, 1)
	addressPatience, leave = time.Millisecond, func(why string) { left <- why }
	r := session(t)
	r.ask(map[string]any{"op": "forward", "address": "192.0.2.7", "port": 80, "socket": "/nowhere"})
	r.ask(map[string]any{"op": "start", "id": 1, "command": []string{}, "cwd": "/"})
	if why := <-left; !strings.Contains(why, "192.0.2.7") {
		t.Errorf("left because of %q", why)
	}
	if r.events.Scan() {
		t.Errorf("told %q", r.events.Text())
	}
}
