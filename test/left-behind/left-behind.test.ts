import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLineOf, processIds } from '../../platform/processes/src/family/proc.ts';
import { ended } from '../system/machine.ts';
import { leftBehind, leftText } from './left-behind.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-left-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what a test run left', () => {
  it('is nothing where its folder is as it was made', async () => {
    mkdirSync(join(folder, 'state'));
    expect(await leftBehind(folder, ['state'])).toEqual({ paths: [], processes: [] });
  });

  it("includes every file in the run's own folder, and every other folder", async () => {
    for (const path of ['state/home', 'scratch/deep']) mkdirSync(join(folder, path), { recursive: true });
    for (const path of ['state/home/file', 'scratch/deep/file', 'file'])
      writeFileSync(join(folder, path), '');
    const { paths } = await leftBehind(folder, ['state']);
    expect([...paths].sort()).toEqual(['file', 'scratch/', 'state/home/file']);
  });

  it.each([
    ['environment', { env: { ...process.env, SOMETHING: 'FOLDER/below' } }],
    ['working directory', { cwd: 'FOLDER' }],
  ])('is a process that names the folder in its %s, and none that names another', async (_, options) => {
    const here = JSON.parse(JSON.stringify(options).replaceAll('FOLDER', folder)) as typeof options;
    const orphan = await startOrphan(here);
    const other = await startOrphan({ cwd: tmpdir() });
    try {
      const { processes } = await leftBehind(folder, [], 0);
      expect(processes).toEqual([{ pid: orphan, command: 'sleep 572' }]);
    } finally {
      for (const pid of [orphan, other]) process.kill(pid, 'SIGKILL');
    }
  });

  it('is told in lines, the first forty', () => {
    const paths = Array.from({ length: 50 }, (_, index) => `file-${index}`);
    const text = leftText({ paths, processes: [] });
    expect(text).toContain('  file     file-39\n  … 10 more\n');
    expect(text).not.toContain('file-40');
  });
});

describe('a run of tests that pass', () => {
  it('fails when something is left, names it, ends it and removes it', async () => {
    const { code, stderr } = await run('file folder state socket process');
    expect(code).toBe(1);
    expect(stderr).toContain('error test-run-left');
    for (const path of ['left.txt', 'left-folder/', 'state/left.json', 'run/left.sock'])
      expect(stderr).toContain(`  file     ${path}\n`);
    expect(stderr).toMatch(/ {2}process {2}\d+ sleep 571\n/);
    const pid = Number(/process {2}(\d+)/.exec(stderr)?.[1]);
    expect(processIds().filter((id) => id === pid && commandLineOf(id).includes('571'))).toEqual([]);
  });

  it('that is interrupted ends and removes what it has made so far', async () => {
    const { code } = await run('file folder process interrupted');
    expect(code).toBe(130);
    expect(readdirSync(folder)).toEqual([]);
    expect((await leftBehind(folder, [], 0)).processes).toEqual([]);
  });

  it('passes when nothing is left', async () => {
    const { code, stderr } = await run('nothing');
    expect(stderr).not.toContain('test-run-left');
    expect(code).toBe(0);
  });
});

/** Its parent ends at once, as a test's worker does. */
async function startOrphan(options: { cwd?: string; env?: NodeJS.ProcessEnv }): Promise<number> {
  const child = spawn('sh', ['-c', 'sleep 572 >/dev/null 2>&1 & echo $!'], {
    ...options,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number((await ended(child)).stdout);
}

function run(leaves: string) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'test/left-behind/fixture/vitest.config.ts');
  return ended(
    spawn(process.execPath, [vitest, 'run', '--config', config], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder, LEAVES: leaves, CI: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
