import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { commands } from '../../../platform/cli/src/commands.ts';
import { actionProblems, callsOf, workflowProblems } from './rules.ts';
import { jobsOf, mappingOf, parseFile, stepsOf } from './workflow.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => parseFile(path, readFileSync(join(root, path), 'utf8'));
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const folders = readdirSync(join(root, 'actions'), { withFileTypes: true }).filter((one) =>
  one.isDirectory(),
);
const actions = folders.map(({ name }) => `actions/${name}/action.yml`);

describe('the pipeline', () => {
  it.each(workflows)('%s keeps the rules', (path) => expect(workflowProblems(read(path))).toEqual([]));

  it.each(actions)('%s keeps the rules', (path) => expect(actionProblems(read(path))).toEqual([]));

  it.each(actions)('%s calls a verb that dtaas has, with options that it has', (path) => {
    for (const { verb, options } of callsOf(read(path))) {
      const known = Object.values(commands)
        .flat()
        .find(({ usage }) => usage.split(' ')[0] === verb);
      const flags = (known?.options ?? []).map(([flag]) => flag.split(' ')[0]);
      expect([...flags, '--report', '--format'], `${verb} in ${path}`).toEqual(
        expect.arrayContaining([...options]),
      );
      expect(known, `${verb} in ${path}`).toBeDefined();
    }
  });

  it('verifies in shards from 1 to their number', () => {
    const verify = mappingOf(mappingOf(read('.github/workflows/pull-request.yml').content['jobs'])['verify']);
    const { shard, of } = mappingOf(mappingOf(verify['strategy'])['matrix']) as {
      shard: number[];
      of: number[];
    };
    expect(of).toEqual([shard.length]);
    expect(shard).toEqual(shard.map((_, index) => index + 1));
  });

  it('has no action that no job calls, and calls none that is missing', () => {
    const steps = [
      ...workflows.flatMap((path) => jobsOf(read(path)).flatMap(([, job]) => stepsOf(job))),
      ...actions.flatMap((path) => stepsOf(mappingOf(read(path).content['runs']))),
    ];
    const called = steps.map(({ uses }) => String(uses)).filter((uses) => uses.startsWith('./'));
    expect([...new Set(called)].map((uses) => `${uses.slice(2)}/action.yml`).sort()).toEqual(actions.sort());
  });
});

/** An expression of a workflow. */
const $ = (text: string) => `$\{{ ${text} }}`;
const sha = '0123456789012345678901234567890123456789';
const good = {
  top: 'on: push\npermissions: {}\njobs:\n  a:\n',
  job: '    timeout-minutes: 5\n    permissions: {}\n',
  steps: '    steps:\n',
};
const workflow = (steps: string, job = good.job, top = good.top) =>
  workflowProblems(parseFile('w.yml', top + job + good.steps + steps));
const action = (steps: string) =>
  actionProblems(parseFile('action.yml', `runs:\n  using: composite\n  steps:\n${steps}`));

describe('the calls of an action', () => {
  it('are the verb and the options, wherever they are in the line', () => {
    const run = '"$dtaas" verify "--junit=$JUNIT" $SHARD"--shard=x" \\\n          --force || [ $? = 1 ]';
    const steps = `runs:\n  steps:\n    - run: |\n        mkdir -p x --parents\n        ${run}\n`;
    expect(callsOf(parseFile('a', steps))).toEqual([
      { verb: 'verify', options: ['--junit', '--shard', '--force'] },
    ]);
  });
});

describe('the rules', () => {
  it('accept a plain workflow and a plain action', () => {
    expect(workflow('      - uses: ./actions/check\n')).toEqual([]);
    expect(action('    - run: node_modules/.bin/dtaas check\n')).toEqual([]);
  });

  test.each([
    [
      'an expression in a script',
      `      - run: echo ${$('github.event.pull_request.title')}\n`,
      'has an expression',
    ],
    [
      'an expression in a script of lines',
      `      - run: |\n          echo\n          ${$('github.sha')}\n`,
      'has an expression',
    ],
    ['a tag of an action', '      - uses: actions/checkout@v6 # v6.0.2\n', 'not pinned'],
    ['a short hash', '      - uses: a/b@0123456 # v6.0.2\n', 'not pinned'],
    ['a pin without its version', `      - uses: a/b@${sha}\n`, 'lacks a comment'],
    ['an action outside of actions/', '      - uses: ./reports/x\n', 'not pinned'],
    ['an action of an image', '      - uses: docker://alpine:3\n', 'not pinned'],
    ['a cache', `      - uses: actions/cache@${sha} # v5.0.0\n`, 'A cache is used'],
    ['a cache of packages', `      - uses: actions/setup-node@${sha} # v6.2.0\n`, 'caches packages'],
    ['a token in the clone', `      - uses: actions/checkout@${sha} # v6.0.2\n`, 'keeps the token'],
    [
      'a checkout of the head',
      `      - uses: actions/checkout@${sha} # v6.0.2\n        with: {persist-credentials: false, ref: "${$('github.head_ref')}"}\n`,
      'something other',
    ],
    [
      'a secret without the environment',
      `      - env: {A: "${$('secrets.A')}"}\n        run: a\n`,
      'without `environment',
    ],
    [
      'a secret in brackets',
      `      - env: {A: "${$("secrets['A']")}"}\n        run: a\n`,
      'without `environment',
    ],
  ])('refuse %s', (_, steps, problem) => {
    expect(workflow(steps).join('\n')).toContain(problem);
  });

  test.each([
    ['a job without permissions', '    timeout-minutes: 5\n', 'lists no permissions'],
    ['all permissions', '    timeout-minutes: 5\n    permissions: write-all\n', 'lists no permissions'],
    [
      'a grant without a reason',
      '    timeout-minutes: 5\n    permissions:\n      contents: read\n',
      'has no reason',
    ],
    ['a job without a timeout', '    permissions: {}\n', 'no timeout'],
    ['a timeout of a day', '    timeout-minutes: 1440\n    permissions: {}\n', 'no timeout'],
    [
      'secrets for all steps',
      `${good.job}    environment: dtaas\n    env: {A: "${$('secrets.A')}"}\n`,
      'all its steps',
    ],
    [
      'secrets in a job that may be cancelled',
      `${good.job}    environment: dtaas\n    concurrency: {group: a, cancel-in-progress: true}\n`,
      'may be cancelled',
    ],
  ])('refuse %s', (_, job, problem) => {
    expect(workflow('      - run: "true"\n', job).join('\n')).toContain(problem);
  });

  test.each([
    ['pull_request_target', good.top.replace('push', 'pull_request_target'), 'pull_request_target'],
    [
      'pull_request_target in a list',
      good.top.replace('push', '[push, pull_request_target]'),
      'pull_request_target',
    ],
    ['no permissions at the top', good.top.replace('permissions: {}\n', ''), 'does not begin'],
    ['permissions for all jobs', good.top.replace('{}', '{contents: read} # for a reason'), 'does not begin'],
    ['secrets for all jobs', good.top.replace('on', `env: {A: "${$('secrets.A')}"}\non`), 'whole workflow'],
  ])('refuse %s', (_, top, problem) => {
    expect(workflow('      - run: "true"\n', good.job, top).join('\n')).toContain(problem);
  });

  it('refuse tests beside a variable, and without a sandbox', () => {
    const setup = '      - uses: ./actions/setup\n        with: {sandbox: "true"}\n';
    const step = '      - uses: ./actions/examine\n';
    expect(workflow(setup + step)).toEqual([]);
    expect(workflow(step)).toEqual(['Job a runs tests without a sandbox.']);
    const problem = 'Job a gives variables to a step that runs tests.';
    expect(workflow(`${setup}${step}        env: {A: "${$('github.token')}"}\n`)).toEqual([problem]);
    expect(workflow(setup + step, `${good.job}    env: {A: b}\n`)).toEqual([problem]);
  });

  it('accept an action that calls actions only', () => {
    expect(action('    - uses: ./actions/check\n    - uses: ./actions/plan\n')).toEqual([]);
  });

  it('refuse rights for foreign code', () => {
    const top = good.top.replace('push', 'pull_request');
    const job = '    timeout-minutes: 5\n    permissions:\n      contents: write # for some reason\n';
    expect(workflow('      - run: "true"\n', job, top)).toEqual(['Job a gives rights to foreign code.']);
    const environment = `${good.job}    environment: production\n`;
    expect(workflow('      - run: "true"\n', environment, top)).toEqual([
      'Job a gives rights to foreign code.',
    ]);
  });

  test.each([
    [
      'two verbs',
      '    - run: node_modules/.bin/dtaas check\n    - run: node_modules/.bin/dtaas plan\n',
      '2 verbs',
    ],
    ['two verbs in a line', '    - run: a/dtaas check && a/dtaas plan\n', '2 verbs'],
    ['no verb', '    - run: "true"\n', '0 verbs'],
    ['an input in a script', `    - run: a/dtaas check ${$('inputs.path')}\n`, 'has an expression'],
    ['a secret', `    - run: a/dtaas check\n      env: {A: "${$('secrets.A')}"}\n`, 'secrets of its own'],
  ])('refuse an action with %s', (_, steps, problem) => {
    expect(action(steps).join('\n')).toContain(problem);
  });
});
