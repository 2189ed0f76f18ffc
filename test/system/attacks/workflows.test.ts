import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished } from 'vitest';
import * as rules from '../../structure/workflows/rules.ts';
import { parseFile } from '../../structure/workflows/workflow.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** A rule of the pipeline, and all rules but this one. */
const rule = (name: string) => {
  const entry = new RegExp(`\\n    ${name},|(?<=\\[)${name}, |, ${name}(?=[,\\]])`);
  const [found = ''] = entry.exec(read('test/structure/workflows/rules.ts')) ?? [];
  return switchedOff(rules, '../test/structure/workflows/rules.ts', [
    '../test/structure/workflows/rules.ts',
    found,
    '',
  ]);
};
const expression = (text: string) => `$\{{ ${text} }}`;
const pullRequest = read('.github/workflows/pull-request.yml');

/** Whether a changed workflow would pass. */
function passes({ workflowProblems }: typeof rules, source: string | RegExp, instead: string): boolean {
  const text = pullRequest.replace(source, instead);
  expect(text).not.toBe(pullRequest);
  return workflowProblems(parseFile('pull-request.yml', text)).length === 0;
}

describe('a change of a workflow', () => {
  attack('puts a title into a script', rule('noExpressionsInScripts'), (defence) =>
    passes(
      defence,
      '      - uses: ./actions/check\n',
      `      - run: echo ${expression('github.event.pull_request.title')}\n      - uses: ./actions/check\n`,
    ),
  );

  attack('leaves out the permissions of a job, so that Gitea lets it write', rule('permissions'), (defence) =>
    passes(defence, / {4}permissions:\n {6}contents: read[^\n]*\n/, ''),
  );

  attack(
    'starts the code of a fork with the rights of main, by pull_request_target',
    rule('events'),
    (defence) => passes(defence, '  pull_request:', '  pull_request_target:'),
  );

  attack('takes an action by a tag that its owner can move', rule('pinned'), (defence) =>
    passes(defence, /actions\/checkout@[0-9a-f]{40}[^\n]*/, 'actions/checkout@v6 # v6.0.2'),
  );

  attack('shares a cache between a pull request and main', rule('noCaches'), (defence) =>
    passes(
      defence,
      '      - uses: ./actions/check\n',
      `      - uses: actions/cache@${'0'.repeat(40)} # v5.0.0\n      - uses: ./actions/check\n`,
    ),
  );

  attack(
    'gives a secret to a job that runs the lifecycle scripts and the .npmrc of a fork',
    rule('secrets'),
    (defence) =>
      passes(
        defence,
        '      - uses: ./actions/check\n',
        `      - uses: ./actions/check\n        env: {KEY: "${expression('secrets.DTAAS_MARK_KEY')}"}\n`,
      ),
  );

  attack(
    'gives the platform and the actions of a fork a token that can write',
    rule('foreignCode'),
    (defence) => passes(defence, 'contents: read #', 'contents: write #'),
  );
});

/** The script of `actions/verify`, as a runner starts it: inputs by the environment, or as text of the script. */
const script =
  /run: \|\n(?<lines>(?: {8}.*\n?)+)/.exec(read('actions/verify/action.yml'))?.groups?.['lines'] ?? '';

describe('a commit that somebody names', () => {
  attack(
    'has a command of the shell in its name',
    { on: script, off: () => script.replaceAll('$SINCE', '$(touch hit)') },
    (lines) => {
      const folder = mkdtempSync(join(tmpdir(), 'dtaas-attack-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
      writeFileSync(join(folder, 'node_modules/.bin/dtaas'), '#!/bin/sh\n', { mode: 0o755 });
      mkdirSync(join(folder, 'actions'));
      copyFileSync(join(root, 'actions/at-commit.sh'), join(folder, 'actions/at-commit.sh'));
      const inputs = { SINCE: '$(touch hit)', COMMIT: '', SHARD: '', JUNIT: 'x', REPORT: '' };
      const env = { PATH: process.env['PATH'], ...inputs };
      execFileSync('bash', ['-e', '-c', lines], { cwd: folder, env });
      return existsSync(join(folder, 'hit'));
    },
  );
});
