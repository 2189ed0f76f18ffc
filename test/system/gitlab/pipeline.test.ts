import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { assetTest } from '../pipelines/small-repository.ts';
import { jobsOf, runPipeline } from './gitlab-ci-local.ts';
import { smallProject } from './small-project.ts';

const program = keptComponent('gitlab-ci-local') ?? '';
const canRun = program !== '' && programOnPath('rsync') !== undefined;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-gitlab-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(canRun)("GitLab's pipeline, executed by gitlab-ci-local", () => {
  // gitlab-ci-local takes seconds to begin, and beside other suites several times as long.
  const slow = { timeout: 300_000 };

  it(
    'of a merge request is red with the report of the asset that fails, and green when that is mended',
    slow,
    async () => {
      const { clone, git, write, commit, main } = smallProject(folder);
      const variables = {
        CI_PIPELINE_SOURCE: 'merge_request_event',
        CI_MERGE_REQUEST_IID: '7',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: main,
      };
      const pipeline = { program, clone, folder, variables };
      git('switch', '-q', '-c', 'change');
      write('assets/functions/pump/test.mjs', assetTest('the pump is dry'));
      commit('Break the pump');

      const red = await runPipeline(pipeline);
      expect(red.code, red.output).toBe(1);
      expect(red.jobs, red.output).toEqual({
        check: 'PASS',
        'verify: [1/2]': 'FAIL',
        'verify: [2/2]': 'PASS',
      });
      expect(red.report('check.json')).toMatchObject({ kind: 'CheckReport', problems: [] });
      expect(red.report('verify-1.json')).toMatchObject({
        shard: { number: 1, of: 2 },
        results: [{ asset: 'functions/pump', outcome: 'failed' }],
      });
      expect(JSON.stringify(red.report('verify-1.json'))).toContain('the pump is dry');
      // The valve has not changed.
      expect(red.report('verify-2.json')).toMatchObject({ shard: { number: 2, of: 2 }, results: [] });

      write('assets/functions/pump/test.mjs', `${assetTest()}// mended\n`);
      commit('Mend the pump');
      const green = await runPipeline(pipeline);
      expect(green.code, green.output).toBe(0);
      expect(green.report('verify-1.json')).toMatchObject({ results: [{ outcome: 'passed' }] });
    },
  );

  const ofHeads = ['due', 'check-heads', 'plan-heads', 'verify-heads: [1/2]', 'verify-heads: [2/2]'];
  const ofMain = { CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' };
  test.each<[event: string, variables: Record<string, string>, jobs: readonly string[]]>([
    ['a push to main', { ...ofMain, CI_PIPELINE_SOURCE: 'push' }, ['deploy', 'publish', 'verify-main']],
    ['a schedule', { ...ofMain, CI_PIPELINE_SOURCE: 'schedule' }, ['deploy', 'publish', 'verify-main']],
    ['a schedule that saves', { ...ofMain, CI_PIPELINE_SOURCE: 'schedule', DTAAS_EVENT: 'save' }, ['save']],
    ['a comment', { ...ofMain, CI_PIPELINE_SOURCE: 'trigger' }, [...ofHeads, 'answer']],
    [
      'a merge request',
      { ...ofMain, CI_PIPELINE_SOURCE: 'trigger', DTAAS_EVENT: 'review' },
      [...ofHeads, 'review'],
    ],
    [
      'a schedule that reviews',
      { ...ofMain, CI_PIPELINE_SOURCE: 'schedule', DTAAS_EVENT: 'review' },
      [...ofHeads, 'review'],
    ],
  ])('%s starts no jobs but its own', slow, async (_, variables, jobs) => {
    const { clone } = smallProject(folder);
    expect(await jobsOf({ program, clone, folder, variables })).toEqual([...jobs].sort());
  });
});
