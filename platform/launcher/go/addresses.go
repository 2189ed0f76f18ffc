package main

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"syscall"
)

// loopback is the index of the interface lo, the same in every network.
const loopback = 1

// addAddresses gives lo more IP addresses, which takes CAP_NET_ADMIN. Those that it has stay. IPv6 has to be on in lo. Go has no call for
// it, so this speaks rtnetlink(7).
func addAddresses(addresses []string) error {
	socket, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, syscall.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer syscall.Close(socket)
	for _, text := range addresses {
		address, err := netip.ParseAddr(text)
		if err != nil {
			return err
		}
		if address.Zone() != "" || address.Is4In6() {
			return fmt.Errorf("%s is not the address of a host", text)
		}
		if err := ask(socket, newAddress(address)); err != nil {
			return fmt.Errorf("add the address %s: %w", text, err)
		}
	}
	return nil
}

// newAddress is a request of the kind RTM_NEWADDR: a header (nlmsghdr), the interface (ifaddrmsg), and the address as two attributes.
func newAddress(address netip.Addr) []byte {
	// No other machine can have the address in this network, so nobody is asked for it.
	family, flags, number := byte(syscall.AF_INET6), byte(syscall.IFA_F_NODAD), address.AsSlice()
	if address.Is4() {
		family, flags = syscall.AF_INET, 0
	}
	attribute := syscall.SizeofRtAttr + len(number)
	length := uint32(syscall.SizeofNlMsghdr + syscall.SizeofIfAddrmsg + 2*attribute)
	native := binary.NativeEndian
	message := native.AppendUint32(nil, length)
	message = native.AppendUint16(message, syscall.RTM_NEWADDR)
	message = native.AppendUint16(message, syscall.NLM_F_REQUEST|syscall.NLM_F_ACK|syscall.NLM_F_CREATE|syscall.NLM_F_REPLACE)
	message = append(message, make([]byte, 8)...)
	message = append(message, family, byte(address.BitLen()), flags, syscall.RT_SCOPE_UNIVERSE)
	message = native.AppendUint32(message, loopback)
	for _, kind := range []uint16{syscall.IFA_LOCAL, syscall.IFA_ADDRESS} {
		message = native.AppendUint16(message, uint16(attribute))
		message = native.AppendUint16(message, kind)
		message = append(message, number...)
	}
	return message
}

// ask sends a request to the kernel, and returns the kernel's answer.
func ask(socket int, request []byte) error {
	if err := syscall.Sendto(socket, request, 0, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}); err != nil {
		return err
	}
	answer := make([]byte, 4096)
	length, _, err := syscall.Recvfrom(socket, answer, 0)
	if err != nil {
		return err
	}
	messages, err := syscall.ParseNetlinkMessage(answer[:length])
	if err != nil {
		return err
	}
	for _, message := range messages {
		if message.Header.Type != syscall.NLMSG_ERROR || len(message.Data) < 4 {
			continue
		}
		// 0 says that the request was done.
		if number := int32(binary.NativeEndian.Uint32(message.Data)); number != 0 {
			return syscall.Errno(-number)
		}
		return nil
	}
	return fmt.Errorf("the kernel did not answer")
}
