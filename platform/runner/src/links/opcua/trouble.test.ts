import { expect, it } from 'vitest';
import { troubleOf } from './trouble.ts';

it.each([
  [
    'ServiceFault BadIdentityTokenRejected (0x80210000)\n at x',
    'the server refuses the credentials of the twin (BadIdentityTokenRejected)',
  ],
  [
    'x BadSecurityChecksFailed y',
    'the server refuses the certificate of the twin. Let the server trust the thumbprint ab12 (BadSecurityChecksFailed)',
  ],
  ['No way.\nErr = (connect ECONNREFUSED 127.0.0.1:1)', 'connect ECONNREFUSED 127.0.0.1:1'],
  ['  one line\nanother', 'one line'],
])('%j is told as %j', (message, trouble) => {
  expect(troubleOf(new Error(message), 'ab12')).toBe(trouble);
});
