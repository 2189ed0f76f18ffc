import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { processStream } from './process-stream.ts';

function started(script: string) {
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  return { stream: processStream(child.stdout, child.stdin), ended: once(child, 'close') };
}

describe('the output and the input of a process', () => {
  it('are one stream, whose end is the end of the input', async () => {
    const { stream } = started('cat');
    stream.end('hello');
    expect(await text(stream)).toBe('hello');
  });

  it('give all of the output, also if the process ended before it was read', async () => {
    const { stream, ended } = started('head -c 60000 /dev/zero');
    await ended;
    stream.write('nobody reads this');
    expect(await text(stream)).toHaveLength(60_000);
  });

  it('wait for a slow reader', async () => {
    const { stream } = started('head -c 1000000 /dev/zero');
    await once(stream, 'readable');
    expect(stream.readableLength).toBeLessThan(200_000);
    expect(await text(stream)).toHaveLength(1_000_000);
  });
});
