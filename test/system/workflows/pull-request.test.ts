import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { assetTest, smallRepository } from '../pipelines/small-repository.ts';
import { runAct } from './act.ts';

const act = keptComponent('act');
// The workflow would install it.
const hasSandbox = programOnPath('bwrap') !== undefined;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-workflow-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(act && hasSandbox)('the workflow of a pull request, executed by act', () => {
  it('checks, verifies what has changed in two shards, and leaves the reports', {
    timeout: 300_000,
  }, async () => {
    const { clone, git, write, commit, main } = smallRepository(folder, ['.github', 'actions']);
    const remote = join(folder, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
    git('remote', 'add', 'origin', remote);
    git('push', '-q', 'origin', 'main');
    git('switch', '-q', '-c', 'change');
    write('assets/functions/pump/test.mjs', assetTest('the pump is dry'));
    const head = commit('Break the pump');
    const payload = {
      number: 7,
      pull_request: { number: 7, base: { sha: main, ref: 'main' }, head: { sha: head, ref: 'change' } },
    };
    const run = await runAct({
      act: act!,
      clone,
      folder,
      workflow: 'pull-request.yml',
      event: 'pull_request',
      payload,
    });
    expect(readdirSync(run.artifacts).sort(), run.output).toEqual([
      'dtaas-check',
      'dtaas-verify-1',
      'dtaas-verify-2',
    ]);
    const report = (path: string) => JSON.parse(readFileSync(join(run.artifacts, path), 'utf8')) as Report;
    expect(report('dtaas-check/check.json')).toMatchObject({ kind: 'CheckReport' });
    const shards = [1, 2].map((shard) => report(`dtaas-verify-${shard}/verify-${shard}.json`));
    expect(
      shards.map(({ shard }) => shard),
      JSON.stringify(shards),
    ).toMatchObject([
      { number: 1, of: 2 },
      { number: 2, of: 2 },
    ]);
    expect(shards.flatMap(({ results }) => results ?? [])).toMatchObject([
      { asset: 'functions/pump', outcome: 'failed', weak: false },
    ]);
    expect(existsSync(join(run.artifacts, 'dtaas-verify-1/verify-1.xml'))).toBe(true);
    // The job of the shard that failed is red.
    expect(run.code).toBe(1);
    expect(run.output).not.toContain("Job 'check' failed");
  });
});

interface Report {
  readonly kind: string;
  readonly shard?: { readonly number: number; readonly of: number };
  readonly results?: readonly object[];
}
