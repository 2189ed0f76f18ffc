import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { usualProtection } from '../../../platform/forge/src/protection.ts';
import type { TestRepository } from '../../../platform/forge/testing/contract/forge-under-test.ts';
import {
  type GitLabUnderTest,
  startGitLabUnderTest,
} from '../../../platform/forge/testing/gitlab/gitlab-under-test.ts';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { assetTest, smallRepository } from '../pipelines/small-repository.ts';
import { runPipeline } from './gitlab-ci-local.ts';
import { pipelines } from './small-project.ts';

const program = keptComponent('gitlab-ci-local') ?? '';
const canRun = program !== '' && programOnPath('rsync') !== undefined;
const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nof the tests\n-----END OPENSSH PRIVATE KEY-----';

let folder: string;
let gitlab: GitLabUnderTest;
let repository: TestRepository;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
});
afterAll(() => gitlab.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-gitlab-'));
  repository = await gitlab.repository();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * GitLab's side of ssh, in place of the connection: it opens the bare repository to whoever has the deploy key, past the rights that accounts have over HTTP.
 * git speaks its protocol with it as with a server.
 */
function sshOf(bare: string): string {
  return `#!/usr/bin/env bash
set -euo pipefail
while [ "$1" != git@127.0.0.1 ]; do
  if [ "$1" = -i ]; then cmp -s "$2" '${join(folder, 'deploy-key')}' || { echo 'Permission denied (publickey).' >&2; exit 255; }; fi
  shift
done
case "$2" in
  git-receive-pack*) exec git receive-pack '${bare}' ;;
  git-upload-pack*) exec git upload-pack '${bare}' ;;
esac
exit 1
`;
}

/** A project whose branches and tags are protected, with a job's fresh clone of it. */
async function project() {
  const owner = await repository.open('owner');
  const path = owner.repository;
  const found = gitlab.server.world.projects.find((one) => one.path === path);
  const bare = found?.repository.folder ?? expect.unreachable();
  const { clone, git, write, commit } = smallRepository(folder, pipelines);
  // The server is in this process, so nothing may wait for it in a call that blocks.
  const exchange = (...words: string[]) => promisify(execFile)('git', words, { cwd: clone });
  git('remote', 'add', 'origin', repository.gitUrl('owner'));
  await exchange('fetch', '-q', 'origin');
  git('remote', 'set-head', 'origin', 'main');
  git('reset', '-q', '--soft', 'origin/main');
  write('platform.yaml', platformOf(path));
  commit('Begin');
  await exchange('push', '-q', 'origin', 'main');
  await owner.ensureProtection(usualProtection('main', 'gitlab'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'ssh'), sshOf(bare), { mode: 0o755 });
  writeFileSync(join(folder, 'deploy-key'), `${key}\n`);
  const bareGit = async (...words: string[]) =>
    (await promisify(execFile)('git', words, { cwd: bare })).stdout.trim();
  const run = (jobs: readonly string[], variables: Readonly<Record<string, string>>) => {
    // As in a fresh clone of a job.
    const refs = git('for-each-ref', '--format=%(refname)', 'refs/dtaas', 'refs/heads/state', 'refs/tags');
    for (const ref of refs.split('\n').filter((one) => one !== '')) git('update-ref', '-d', ref);
    for (const left of ['dtaas-reports', '.gitlab-ci-local', '../state'])
      rmSync(join(clone, left), { recursive: true, force: true });
    return runPipeline({
      program,
      clone,
      folder,
      programs,
      jobs,
      variables: { ...variablesOf(path), ...variables },
    });
  };
  return { bareGit, clone, exchange, git, write, commit, run };
}

const variablesOf = (path: string) => {
  const server = gitlab.server.world.url;
  return {
    ...{ CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main', GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'push' },
    ...{ CI_SERVER_URL: server, CI_API_V4_URL: `${server}/api/v4`, CI_PROJECT_PATH: path },
    DTAAS_FORGE_TOKEN: 'glpat-owner-0123456789',
    DTAAS_MARK_KEY: repository.markKey,
  };
};

const platformOf = (path: string) => `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec:
  organisation: plant
  places: {here: {kind: process}}
  defaultPlace: here
  verification: {allowWeak: true}
  state: {remote: origin, url: "ssh://git@127.0.0.1/${path}.git", push: true}
`;

const tags = ['functions/pump@0.1.0', 'functions/valve@0.1.0'];
const outcomes = (report: unknown) =>
  (report as { results: readonly { asset: string; outcome: string }[] }).results.map(
    ({ asset, outcome }) => `${asset} ${outcome}`,
  );

describe.runIf(canRun)("GitLab's jobs that verify main and publish, executed by gitlab-ci-local", () => {
  // gitlab-ci-local takes seconds to begin each job, and beside other suites several times as long.
  const slow = { timeout: 600_000 };

  it(
    'tag new versions and push the records by the key alone, and verify later only what has changed',
    slow,
    async () => {
      const { bareGit, exchange, git, write, commit, run } = await project();
      const withKey = { DTAAS_STATE_KEY: key };
      const first = await run(['verify-main', 'publish', 'deploy'], withKey);
      expect(first.jobs, first.output).toEqual({ 'verify-main': 'PASS', publish: 'PASS', deploy: 'PASS' });
      expect(outcomes(first.report('verify.json'))).toEqual([
        'functions/pump passed',
        'functions/valve passed',
      ]);
      expect((await bareGit('tag')).split('\n')).toEqual(tags);
      expect(await bareGit('ls-tree', '-r', '--name-only', 'state/_verified')).toContain('home.json');

      write('assets/functions/pump/test.mjs', `${assetTest()}// changed\n`);
      const changed = commit('Change the pump');
      await bareGit('fetch', '-q', git('rev-parse', '--show-toplevel'), `+${changed}:refs/heads/main`);
      const second = await run(['verify-main', 'publish', 'deploy'], withKey);
      expect(second.jobs['verify-main'], second.output).toBe('PASS');
      expect(outcomes(second.report('verify.json')), second.output).toEqual([
        'functions/pump passed',
        'functions/valve remembered',
      ]);
      // A version that is tagged stays what it was.
      expect((await bareGit('tag')).split('\n')).toEqual(tags);

      const records = await bareGit('rev-parse', 'state/_verified');
      const third = await run(['verify-main', 'publish', 'deploy'], withKey);
      expect(outcomes(third.report('verify.json')), third.output).toEqual([
        'functions/pump remembered',
        'functions/valve remembered',
      ]);
      expect(await bareGit('rev-parse', 'state/_verified')).toBe(records);

      // Not even the owner can do what the key can.
      for (const refspec of ['HEAD:refs/heads/state/_verified', 'HEAD:refs/tags/functions/valve@0.2.0'])
        await expect(exchange('push', '-q', '--force', 'origin', refspec)).rejects.toThrow('protected');
      expect(await bareGit('rev-parse', 'state/_verified')).toBe(records);
    },
  );

  it('without the key, publish nothing', slow, async () => {
    const { bareGit, run } = await project();
    const done = await run(['verify-main', 'publish'], {});
    expect(done.jobs, done.output).toEqual({ 'verify-main': 'PASS', publish: 'FAIL' });
    expect(await bareGit('tag')).toBe('');
    expect(await bareGit('for-each-ref', 'refs/heads/state')).toBe('');
  });
});
