import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { keptComponent } from '@dtaas/processes/testing/kept-component';
import { expect, onTestFinished, test } from 'vitest';
import { startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';

const python = keptComponent('python-gitlab');
const program = fileURLToPath(new URL('../../testing/gitlab/python_client.py', import.meta.url));

test.skipIf(python === undefined)("another client than the platform's understands the server", async () => {
  const gitlab = await startGitLabUnderTest();
  onTestFinished(() => gitlab.stop());
  const { repository } = await (await gitlab.repository()).open('owner');
  const args = [program, gitlab.server.world.url, 'glpat-owner-0123456789', repository];
  const { stdout } = await promisify(execFile)(python ?? '', args);
  expect(stdout.trim().split('\n')).toEqual(['25', '0', 'True 1', 'save False 0 0']);
});
