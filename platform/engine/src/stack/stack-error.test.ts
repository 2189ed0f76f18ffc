import { describe, expect, it } from 'vitest';
import { errorsOf } from './changes.ts';
import { toStackError } from './stack-error.ts';
import type { StackEvent } from './stack-protocol.ts';

describe('toStackError', () => {
  it.each([
    ['error: the stack is currently locked by 1 lock(s).', 'stack-busy'],
    ["error: no resource plugin 'pulumi-resource-docker' found in the workspace", 'plugin-missing'],
    ['error: constructing secrets manager: incorrect passphrase', 'state-needs-key'],
    ['error: error reading from server: EOF', 'plugin-ended'],
    ['write /x: no space left on device', 'disk-full'],
    ['Updating (t):\n\nerror: something else', 'stack-failed'],
  ])('%j is %s', (text, code) => expect(toStackError(text, [])).toMatchObject({ code }));

  it('says what the provider said, not what the engine put around it', () => {
    const diagnostics: StackEvent[] = [
      { kind: 'diagnostic', severity: 'error', message: 'no room', resource: 'x' },
      { kind: 'diagnostic', severity: 'error', message: 'update failed' },
    ];
    expect(toStackError('long text', errorsOf(diagnostics)).message).toBe('no room');
  });
});
