import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collect } from './collect.ts';
import type { Ended } from './isolation.ts';
import type { IsolatedProcess } from './run.ts';

/** A command that prints these chunks and has ended. `ends`: whether its output ends, too. */
function printing(chunks: readonly string[], ends = true): IsolatedProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  for (const chunk of chunks) stdout.write(chunk);
  stderr.end();
  if (ends) stdout.end();
  const ended = Promise.resolve<Ended>({ code: 3, signal: null });
  return { pid: 1, stdin, stdout, stderr, ended, signal: async () => {}, end: () => ended };
}

describe('what a command printed', () => {
  it.each([
    ['nothing', [], 8, ''],
    ['less than the limit', ['ab', 'cd'], 8, 'abcd'],
    ['exactly the limit', ['abcd', 'efgh'], 8, 'abcdefgh'],
    ['one chunk over the limit', ['abcd', 'ef', 'gh', 'ij'], 8, 'abcd\n… 2 bytes left out …\nghij'],
    ['chunks that are larger than what is kept', ['abcdefghij', 'klm'], 4, 'ab\n… 8 bytes left out …\nklm'],
    ['many small chunks', [...'abcdefghijklmnop'], 4, 'ab\n… 12 bytes left out …\nop'],
  ])('is kept: %s', async (_what, chunks, maxBytes, output) => {
    expect(await collect(printing(chunks), maxBytes)).toEqual({ code: 3, signal: null, output });
  });

  it('is returned although a process outside keeps the pipe open', async () => {
    const held = printing(['printed'], false);
    expect((await collect(held)).output).toBe('printed');
    expect(held.stdout.destroyed).toBe(true);
  });

  it('is read with the input closed', async () => {
    const command = printing(['x']);
    await collect(command);
    expect(command.stdin.writableEnded).toBe(true);
  });
});
