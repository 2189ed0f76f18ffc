import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkspace, type TestComponent, type TestWorkspace } from '../testing/workspace.ts';
import { Recording, recordingFile } from './recording.ts';
import { OutputPort } from './wiring/ports.ts';

/** Gives its step twice, and dies once at step 5. */
const twice: TestComponent = {
  program: {
    name: 'twice.mjs',
    text: `
      import { existsSync, writeFileSync } from 'node:fs';
      import { createInterface } from 'node:readline';
      const mark = process.env.DTAAS_STATE_DIR + '/../../died';
      const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
      for await (const line of createInterface({ input: process.stdin })) {
        const { step } = JSON.parse(line);
        if (step === undefined) continue;
        say({ n: 'a', v: step });
        say({ n: 'a', v: step + 0.5 });
        say({ n: 'b', vs: 'text' });
        if (step === 5 && !existsSync(mark)) {
          writeFileSync(mark, '');
          process.exit(1);
        }
        say({ done: step });
      }`,
  },
  outputs: { a: { type: 'number' }, b: { type: 'string' } },
};

function linesOf(directory: string): readonly unknown[] {
  const text = readFileSync(join(directory, recordingFile), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function ran(workspace: TestWorkspace): Promise<readonly unknown[]> {
  await workspace.start();
  // Nobody has to wait for the runner's end: the file is whole once the run is.
  await workspace.when(({ phase }) => phase === 'completed');
  return linesOf(workspace.directory);
}

describe('the recording of a workspace', () => {
  const clock = { mode: 'lockstep', stepSeconds: 3, speed: 'max', epoch: 1_600_000_000, steps: 8 } as const;

  it('has each value of the ports that are recorded, once, although steps were done again', async () => {
    const workspace = makeWorkspace({ twice }, [], { clock }, { recorded: ['twice.a'] });
    const expected = Array.from({ length: 8 }, (_, step) => [
      ['twice.a', 1_600_000_000 + 3 * step, step],
      ['twice.a', 1_600_000_000 + 3 * step, step + 0.5],
    ]).flat();
    expect(await ran(workspace)).toEqual(expected);
  });

  it('has texts, too', async () => {
    const workspace = makeWorkspace(
      { twice },
      [],
      { clock: { ...clock, steps: 1 } },
      { recorded: ['twice.b'] },
    );
    expect(await ran(workspace)).toEqual([['twice.b', 1_600_000_000, 'text']]);
  });
});

describe('a recording that is too long', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'dtaas-recording-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('ends with null', () => {
    const port = new OutputPort('a', 'b', { type: 'number' });
    const recording = new Recording(directory, ['a.b'], [port], 40);
    for (const value of [1, 2, 3, 4, 5]) port.remember({ value, t: 1_600_000_000 });
    recording.close();
    expect(linesOf(directory)).toEqual([['a.b', 1_600_000_000, 1], null]);
  });
});
