import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository } from '@dtaas/repository';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit, git, proposingClone } from '../../testing/proposing-clone.ts';
import { show } from '../look/library.ts';
import { run as lock } from '../write/lock.ts';
import { run as comment } from './comment.ts';
import { lockHead } from './lock-head.ts';
import { run as propose } from './propose.ts';

const asset = `apiVersion: dtaas/v1
kind: Function
metadata: {name: pump, version: 0.1.0, license: MIT}
spec: {run: {command: [node, pump.mjs]}}
`;
const twin = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: tank, version: 0.1.0, license: MIT}
spec: {assets: {pump: {asset: functions/pump, version: ^0.1.0}}}
`;

let folder: string;
let clone: string;
let remote: string;
beforeEach(async () => {
  vi.stubEnv('CI', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  ({ folder, clone, remote } = proposingClone());
  await proposed({
    'assets/functions/pump/asset.yaml': asset,
    'assets/functions/pump/pump.mjs': '',
    'assets/functions/pump/README.md': '# Pump\n',
    'twins/tank/twin.yaml': twin,
    'twins/tank/README.md': '# Tank\n',
  });
});

async function proposed(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(clone, path, '..'), { recursive: true });
    writeFileSync(join(clone, path), text);
  }
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', 'Change');
  await call(propose, clone, []);
}

const tip = () => git(remote, 'rev-parse', 'faster');
const answered = async (...words: string[]) =>
  (await report(comment, clone, ['1', '/dtaas', 'lock', ...words]))['answer'];

describe('/dtaas lock', { timeout: 240_000 }, () => {
  it('is offered by the review, and commits the lock once to the branch', async () => {
    expect((await call(comment, clone, ['1', '/dtaas plan'])).printed).toContain('tank has no twin.lock.');
    const { comments } = await report(show, clone, ['1']);
    expect(JSON.stringify(comments)).toMatch(
      /paste these texts<\/summary>.*`twins\/tank\/twin.lock`.*reference: functions\/pump/,
    );
    const before = tip();
    expect(await answered()).toMatchObject({
      succeeded: true,
      text: expect.stringContaining('has the new locks'),
    });
    expect(git(remote, 'rev-parse', 'faster^')).toBe(before);
    expect(git(remote, 'show', '--format=%s', '--name-only', 'faster')).toBe(
      'tank: write twin.lock\n\ntwins/tank/twin.lock',
    );
    expect(git(clone, 'status', '--porcelain')).toBe('');
    const after = tip();
    await call(comment, clone, ['1', 'Thanks.']);
    expect(await answered()).toMatchObject({
      succeeded: true,
      text: expect.stringContaining('Every lock fits'),
    });
    expect(tip()).toBe(after);
    expect((await call(comment, clone, ['1', '/dtaas plan'])).printed).not.toContain('twin.lock');
  });

  it('writes what `dtaas lock` would write', async () => {
    await answered();
    await call(lock, clone, []);
    const written = git(remote, 'show', 'faster:twins/tank/twin.lock');
    expect(readFileSync(join(clone, 'twins/tank/twin.lock'), 'utf8').trim()).toBe(written);
  });

  it('writes nothing where a version is missing, or the named twin is', async () => {
    await proposed({ 'twins/tank/twin.yaml': twin.replace('^0.1.0', '^9') });
    const before = tip();
    expect(await answered('oven')).toMatchObject({
      succeeded: false,
      text: expect.stringContaining('no twin oven'),
    });
    expect(await answered('tank')).toMatchObject({
      succeeded: false,
      text: expect.stringContaining('`functions/pump` `^9`: no such version'),
    });
    expect(tip()).toBe(before);
  });
});

describe('the locks of a head', { timeout: 240_000 }, () => {
  const locked = async (seen: string) => {
    const repository = await openRepository(clone);
    const head = { branch: 'faster', commit: seen, repository: undefined };
    return lockHead(
      { repository, remote: 'origin', main: git(remote, 'rev-parse', 'main') },
      { number: 1, head },
      undefined,
    );
  };

  it('are not written once something else was pushed', async () => {
    const seen = tip();
    await proposed({ 'more.txt': '1' });
    const before = tip();
    expect(await locked(seen)).toContain('was moved');
    expect(tip()).toBe(before);
  });

  it('come from no source that the head alone names', async () => {
    const theirs = join(folder, 'theirs');
    mkdirSync(join(theirs, 'assets/functions/gift'), { recursive: true });
    git(folder, 'init', '-q', '-b', 'main', theirs);
    for (const name of ['user.name', 'user.email']) git(theirs, 'config', name, 'test@example.org');
    commit(theirs, 'assets/functions/gift/asset.yaml', asset.replace('pump', 'gift'), 'A gift');
    git(theirs, 'tag', 'functions/gift@0.1.0');
    const platform = readFileSync(join(clone, 'platform.yaml'), 'utf8');
    await proposed({
      'platform.yaml': platform.replace(
        'defaultPlace: here',
        'defaultPlace: here, sources: [{name: theirs, path: ../theirs}]',
      ),
      'twins/tank/twin.yaml': twin.replace('functions/pump', 'functions/gift'),
    });
    expect(await locked(tip())).toMatchObject({ twins: [] });
    expect(git(clone, 'for-each-ref', 'refs/dtaas/sources')).toBe('');
    git(clone, 'push', '-q', 'origin', 'faster:main');
    expect(await locked(tip())).toMatchObject({ twins: [{ twin: 'tank', outcome: 'written' }] });
  });
});
