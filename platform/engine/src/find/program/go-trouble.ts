/** What Go prints when it can't get or trust a module, and what helps then. The texts are those of Go 1.21 to 1.26. */
const known: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  {
    pattern:
      /GOSUMDB|checksum database|verifying .*(sum\.golang\.org|go\.sum)|checksum mismatch|SECURITY ERROR/,
    advice:
      'Go got a module with other contents than the checksum of this platform allows. Try another GOPROXY; do not switch the check off',
  },
  {
    pattern: /module lookup disabled by GOPROXY=off/,
    advice: "GOPROXY=off forbids downloads. Set GOPROXY to a module proxy, or fill Go's module cache first",
  },
  {
    pattern:
      /: (403 Forbidden|404 Not Found|410 Gone|not found)|This module version is not available|unrecognized import path/,
    advice:
      "the module proxy does not serve the module. Set GOPROXY to another one (https://proxy.golang.org,direct is Go's default)",
  },
  {
    pattern: /dial tcp|i\/o timeout|TLS handshake|connection refused|no such host|EOF/,
    advice: 'the module proxy cannot be reached. Set GOPROXY to one that can, and HTTPS_PROXY if needed',
  },
  {
    pattern: /requires go >= |toolchain not available|GOTOOLCHAIN/,
    advice: 'a newer Go is needed. Install it, or allow Go to download it with GOTOOLCHAIN=auto',
  },
  {
    pattern: /no space left on device/,
    advice: 'the disk is full. GOCACHE and GOMODCACHE may name another one',
  },
  { pattern: /signal: killed|cannot allocate memory/, advice: 'memory ran out. Try GOFLAGS=-p=1' },
];

/** An error with the line in which Go names the cause, and what to do; with all that Go printed if the cause is not known. */
export function goTrouble(text: string): Error {
  for (const { pattern, advice } of known) {
    const line = text.split('\n').find((line) => pattern.test(line));
    if (line !== undefined) return new Error(`${line.trim()} (${advice})`);
  }
  return new Error(text);
}
