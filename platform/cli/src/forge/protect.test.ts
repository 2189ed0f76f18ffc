import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';
import { run as protect } from './protect.ts';

let folder: string;
let clone: string;
let remote: string;

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-protect-')));
  [clone, remote] = [join(folder, 'clone'), join(folder, 'twins.git')];
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
  git(folder, 'clone', '-q', remote, clone);
  git(clone, 'switch', '-q', '-c', 'main');
  writeFileSync(join(clone, 'a.txt'), '1');
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', 'First');
  git(clone, 'push', '-q', 'origin', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What git alone cannot protect stays a gap of a remote without a server. */
const beyondGit = expect.objectContaining({ subject: 'pushes', byHand: expect.any(String) });
const subjects = (gaps: unknown) => (gaps as { subject: string }[]).map(({ subject }) => subject);

describe('dtaas protect, at a bare repository', () => {
  it('only lists what is missing, if it is asked to check', async () => {
    const { code, printed } = await call(protect, clone, [], { options: { check: true } });
    expect(code).toBe(1);
    expect(printed).toContain(
      'main: main can be changed without a pull request.\n  To mend it: dtaas protect',
    );
    const { gaps, mended } = await report(protect, clone, [], { check: true });
    expect(subjects(gaps)).toEqual(['main', 'state/*', 'state/**', 'dtaas-forge', '*/*@*', 'pushes']);
    expect(mended).toEqual([]);
    expect(git(remote, 'branch', '--list', 'dtaas-forge')).toBe('');
  });

  it('protects branches and tags, and can be repeated', async () => {
    const { printed, code } = await call(protect, clone, []);
    expect(code).toBe(0);
    expect(printed).toContain('main: protected now\nstate/*: protected now');
    const rules = git(remote, 'rev-parse', 'dtaas-forge');
    expect(await report(protect, clone, [])).toMatchObject({ mended: [], gaps: [beyondGit] });
    expect(git(remote, 'rev-parse', 'dtaas-forge')).toBe(rules);
    expect((await call(protect, clone, [], { options: { check: true } })).printed).toMatch(
      /^pushes: .*\n {2}Where/,
    );
  });

  it('makes merges ask for the status', async () => {
    await call(protect, clone, []);
    git(clone, 'switch', '-q', '-c', 'more');
    writeFileSync(join(clone, 'a.txt'), '2');
    git(clone, 'commit', '-q', '-a', '-m', 'Second');
    await call(propose, clone, []);
    await expect(call(merge, clone, ['1'])).rejects.toMatchObject({ code: 'forge-not-mergeable' });
  });
});
