import { describe, expect, it } from 'vitest';
import { toStackError } from './stack-error.ts';

describe('toStackError', () => {
  it.each([
    ['error: the stack is currently locked by 1 lock(s).', 'stack-busy', /box/],
    [
      "error: no resource plugin 'pulumi-resource-docker' found in the workspace",
      'plugin-missing',
      /of docker\./,
    ],
    ['error: could not load plugin for openstack provider', 'plugin-missing', /of openstack\./],
    ['error: constructing secrets manager: incorrect passphrase', 'state-needs-key', /passphrase/],
    ['error: error reading from server: EOF', 'plugin-ended', /plugin/],
    ['write /x: no space left on device', 'disk-full', /disk/],
    ['Updating (t):\n\nerror: something else\n\n', 'stack-failed', /^error: something else$/],
    ['', 'stack-failed', /without a message/],
  ])('%j is %s', (text, code, message) => {
    const error = toStackError(text, [], 'box');
    expect(error).toMatchObject({ code, cause: new Error(text) });
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });

  it('has the words of the provider, not what Pulumi put around them', () => {
    expect(toStackError('long text', ['no space', 'no power'], 'box').message).toBe('no space');
  });

  it('recognises what only a diagnostic says', () => {
    expect(toStackError('update failed', ['rpc error: transport is closing'], 'box').code).toBe(
      'plugin-ended',
    );
  });
});
