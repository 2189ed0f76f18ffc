import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineForTests } from './plugin/testing/temporary-stack.ts';
import { type TemporaryClone, temporaryClone } from './testing/temporary-clone.ts';

// What can befall a snapshot in git. The real command line refuses each before it writes or stops anything.

const skipped = (await engineForTests()) === undefined;
let clone: TemporaryClone;
let runners: number[];
let ref: string;
let kept: string;

beforeAll(async () => {
  clone = await temporaryClone();
  if (skipped) return;
  for (const command of ['deploy', 'save', 'save']) {
    const { code, stderr } = await clone.dtaas([command]);
    expect(code, stderr).toBe(0);
  }
  runners = clone.runners();
  [ref = ''] = clone.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/').split('\n');
  kept = clone.git('rev-parse', ref).trim();
}, 60_000);
afterAll(() => clone.remove());

function withInput(input: string, ...arguments_: string[]): string {
  return execFileSync('git', arguments_, { cwd: clone.directory, encoding: 'utf8', input }).trim();
}

/** Files of the snapshot: mode, blob and path. */
function listing(): string[] {
  return clone.git('ls-tree', '-r', kept).trim().split('\n');
}

/** The snapshot's ref then names a commit of these files instead. */
function replaceWith(files: readonly string[]): void {
  const index = {
    cwd: clone.directory,
    env: { ...process.env, GIT_INDEX_FILE: join(clone.stateHome, 'index') },
  };
  rmSync(index.env.GIT_INDEX_FILE, { force: true });
  execFileSync('git', ['update-index', '--index-info'], { ...index, input: `${files.join('\n')}\n` });
  const tree = execFileSync('git', ['write-tree', '--missing-ok'], { ...index, encoding: 'utf8' }).trim();
  clone.git('update-ref', ref, withInput('damaged', 'commit-tree', tree));
}

const isState = (line: string): boolean => line.includes('\tcomponents/');
const otherBlob = (line: string, id: string): string => line.replace(/[0-9a-f]{40,64}/, id);

describe.skipIf(skipped)('a damaged snapshot', () => {
  test.each<[string, (line: string) => string]>([
    ['without the bytes of a file', (line) => (isState(line) ? otherBlob(line, 'a'.repeat(40)) : line)],
    [
      'with other bytes',
      (line) => (isState(line) ? otherBlob(line, withInput('{}', 'hash-object', '-w', '--stdin')) : line),
    ],
    ['with a link', (line) => (isState(line) ? line.replace(/^100\d+/, '120000') : line)],
    [
      'with a manifest that lacks what a runner needs',
      (line) =>
        isState(line)
          ? ''
          : otherBlob(line, withInput('{"format":1,"components":{}}', 'hash-object', '-w', '--stdin')),
    ],
  ])('%s is refused, and the twin lives on', async (_, damage) => {
    replaceWith(listing().map(damage).filter(Boolean));
    const before = clone.git('rev-parse', 'state/counter');
    const { code, stderr } = await clone.dtaas(['restore', 'counter', ref.split('/').at(-1) ?? '']);
    expect(code, stderr).not.toBe(0);
    expect(stderr).not.toMatch(/internal|fault of dtaas/);
    expect(clone.git('rev-parse', 'state/counter')).toBe(before);
    expect(clone.runners()).toEqual(runners);
  });
});
