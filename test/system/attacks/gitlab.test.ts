import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished } from 'vitest';
import { pipelineOf } from '../../structure/gitlab/pipeline.ts';
import * as rules from '../../structure/gitlab/rules.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Text in which a piece is replaced that is there once. */
function changed(text: string, source: string, instead: string): string {
  const parts = text.split(source);
  expect(parts, source).toHaveLength(2);
  return parts.join(instead);
}

/** What a command about merge request 7 says, started by the script as a job of GitLab starts it. */
function saidBy(script: string, ...command: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-attack-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [clone, home] = [join(folder, 'clone'), join(folder, 'home')];
  const git = (...words: string[]) => execFileSync('git', words, { cwd: clone, encoding: 'utf8' }).trim();
  mkdirSync(join(clone, '.gitlab'), { recursive: true });
  mkdirSync(home);
  writeFileSync(join(home, 'key'), 'planted');
  git('init', '-q');
  git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-q', '--allow-empty', '-m', 'Head');
  git('update-ref', 'refs/merge-requests/7/head', 'HEAD');
  git('remote', 'add', 'origin', clone);
  cpSync(join(root, '.gitlab'), join(clone, '.gitlab'), { recursive: true });
  writeFileSync(join(clone, '.gitlab/without-secrets.sh'), script);
  writeFileSync(join(clone, 'heads'), `7 ${git('rev-parse', 'HEAD')}\n`);
  const words = ['heads', '.gitlab/without-secrets.sh', '{number}', '{commit}', ...command];
  const { stdout } = spawnSync(join(clone, '.gitlab/of-each-head.sh'), words, {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: folder, CI_JOB_TOKEN: 'planted' },
  });
  return stdout;
}

const script = read('.gitlab/without-secrets.sh');

describe('a merge request that a job of main handles', () => {
  attack(
    'reads the token of the job',
    { on: script, off: () => changed(script, 'env -i ', 'env ') },
    (defence) => saidBy(defence, 'env').includes('planted'),
  );

  attack(
    'reads a key in the home of the account that runs jobs',
    { on: script, off: () => changed(script, '"HOME=$home"', '"HOME=$HOME"') },
    (defence) => saidBy(defence, 'bash', '-c', 'cat ~/key').includes('planted'),
  );
});

/** All rules but the one about heads of merge requests. */
const withoutHeads = switchedOff(rules, '../test/structure/gitlab/rules.ts', [
  '../test/structure/gitlab/rules.ts',
  '    heads,\n',
  '',
]);
const pipeline = read('.gitlab-ci.yml');
const passes = ({ pipelineProblems }: typeof rules, source: string, instead: string) =>
  pipelineProblems(pipelineOf(changed(pipeline, source, instead))).length === 0;

describe("a change of GitLab's pipeline", () => {
  attack(
    'lets the tests of a fork run without a sandbox, if their platform.yaml says so',
    withoutHeads,
    (defence) => passes(defence, 'dtaas verify --strong ', 'dtaas verify '),
  );

  attack('plans a fork in a job that has the secrets', withoutHeads, (defence) =>
    passes(
      defence,
      'plan-heads:\n  extends: .of-heads\n',
      'plan-heads:\n  extends: .of-heads\n  environment: { name: dtaas, action: access }\n  resource_group: dtaas\n  interruptible: false\n',
    ),
  );

  attack('plans a fork by a program that has the token of the job', withoutHeads, (defence) =>
    passes(
      defence,
      '.gitlab/without-secrets.sh {number} {commit}\n      node_modules/.bin/dtaas plan',
      'node_modules/.bin/dtaas plan',
    ),
  );
});
