import { describe, expect, it } from 'vitest';
import { connectionLost, unreachable } from './failures.ts';
import { exitCodes, troubleOf } from './trouble.ts';

const target = { host: 'pi.lab' };
const ended = (code: number | undefined, stderr = '') => troubleOf(target, { code, stderr }, unreachable);

describe('the error of a session that ended', () => {
  it.each([
    [
      'ssh: connect to host 192.0.2.1 port 22: Connection refused',
      'place-unreachable',
      "pi.lab can't be reached as pi.lab: ssh: connect to host 192.0.2.1 port 22: Connection refused.",
    ],
    [
      'ssh: Could not resolve hostname pi.lab: Name or service not known',
      'place-unreachable',
      "pi.lab can't be reached as pi.lab: ssh: Could not resolve hostname pi.lab: Name or service not known.",
    ],
    [
      'Timeout, server pi.lab not responding.\r\n',
      'place-unreachable',
      /Timeout, server pi\.lab not responding\.$/,
    ],
    ['', 'place-unreachable', "pi.lab can't be reached as pi.lab: ssh gave no reason."],
    [
      'No ED25519 host key is known for pi.lab and you have requested strict checking.\nHost key verification failed.',
      'place-host-key-unknown',
      'The host key of pi.lab is not in known_hosts.',
    ],
    [
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
      'place-host-key-changed',
      'pi.lab answers with another host key than the one in known_hosts.',
    ],
    [
      'twins@pi.lab: Permission denied (publickey).',
      'place-login-refused',
      'pi.lab refuses the login: twins@pi.lab: Permission denied (publickey).',
    ],
  ])('by what ssh says: %j', (stderr, code, message) => {
    const error = ended(255, stderr);
    expect(error.code).toBe(code);
    expect(error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(error.hint).not.toBe('');
  });

  it('as a connection that was cut if the work had begun', () => {
    const error = troubleOf(target, { code: 255, stderr: 'Broken pipe' }, connectionLost);
    expect(error).toMatchObject({ code: 'place-connection-lost', hint: expect.stringContaining('again') });
    expect(ended(undefined)).toMatchObject({ code: 'place-connection-lost' });
  });

  it.each([
    [exitCodes.nodeMissing, 'place-node-missing', ''],
    [exitCodes.notCopied, 'place-copy-failed', 'it did not arrive whole'],
    [1, 'place-helper-failed', 'it ended with 1'],
    [126, 'place-helper-failed', 'it ended with 126'],
  ])('by the exit code %d', (code, expected, reason) => {
    expect(ended(code)).toMatchObject({ code: expected, message: expect.stringContaining(reason) });
  });

  it('gives a command to paste, with the port', () => {
    const error = troubleOf(
      { host: '::1', user: 'root', port: 2222 },
      { code: 255, stderr: 'x' },
      unreachable,
    );
    expect(error.hint).toContain('ssh -p 2222 root@::1 true');
  });
});
