/** What a failure of the library means for the person who reads the status. */
const meanings: readonly (readonly [RegExp, (thumbprint: string) => string])[] = [
  [
    /BadUserAccessDenied|BadIdentityTokenRejected|BadIdentityTokenInvalid/,
    () => 'the server refuses the credentials of the twin',
  ],
  [
    /BadSecurityChecksFailed|BadCertificate\w+/,
    (thumbprint) =>
      `the server refuses the certificate of the twin. Let the server trust the thumbprint ${thumbprint}`,
  ],
];

/** One line for a user. */
export function troubleOf(error: unknown, thumbprint: string): string {
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, meaning] of meanings) {
    const code = pattern.exec(message)?.[0];
    if (code !== undefined) return `${meaning(thumbprint)} (${code})`;
  }
  // The library wraps the message of the socket.
  const [line = ''] = (/Err = \((.+)\)/.exec(message)?.[1] ?? message).trim().split('\n');
  return line.slice(0, 300);
}
