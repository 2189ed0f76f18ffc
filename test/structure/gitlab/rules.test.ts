import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pipelineOf } from './pipeline.ts';
import { pipelineProblems } from './rules.ts';

const file = new URL('../../../.gitlab-ci.yml', import.meta.url);

it("GitLab's pipeline keeps the rules", () => {
  const pipeline = pipelineOf(readFileSync(file, 'utf8'));
  expect(pipelineProblems(pipeline)).toEqual([]);
  expect(pipeline.jobs.length).toBeGreaterThan(1);
});

const rules = {
  ofMain: '[{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]',
  ofRequests: '[{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]',
};

/** A pipeline of one job that keeps the rules, but for the keys that are given. */
function problems(keys: Readonly<Record<string, string | undefined>>, top = ''): string {
  const good = { timeout: '5 minutes', rules: rules.ofRequests, script: '[dtaas check]' };
  const lines = Object.entries({ ...good, ...keys }).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${value}\n`],
  );
  return pipelineProblems(pipelineOf(`${top}job:\n${lines.join('')}`)).join('\n');
}

const secret = {
  script: '[dtaas save]',
  rules: rules.ofMain,
  environment: '{name: dtaas, action: access}',
  interruptible: 'false',
  resource_group: 'dtaas',
};

const ofHeads = '.gitlab/of-each-head.sh dtaas-due/heads';
const apart = '.gitlab/without-secrets.sh {number} {commit}';
const fresh = '{GIT_STRATEGY: clone, DTAAS_CACHE: "$CI_PROJECT_DIR/.dtaas/cache"}';
const ofMain = { rules: rules.ofMain, variables: fresh };

describe('the rules', () => {
  test.each([
    ['a job of a merge request', {}],
    ['a job with secrets', { ...secret, tags: '[dtaas]' }],
    ['a job of main in a clone of its own', ofMain],
    ['a job with quoted variables', { script: `['dtaas plan "--commit=$CI_COMMIT_SHA"']` }],
    ['a title in double quotes', { script: `['echo "$CI_MERGE_REQUEST_TITLE"; dtaas check']` }],
    [
      'a review that does not wait for deployments',
      { ...secret, tags: '[dtaas]', resource_group: 'dtaas-review' },
    ],
    ['a plan of a head', { ...ofMain, script: `['${ofHeads} ${apart} dtaas plan --commit={commit}']` }],
    [
      'tests of a head',
      { ...ofMain, script: `['${ofHeads} ${apart} at-commit.sh {commit} dtaas verify --strong']` },
    ],
    [
      'a review that is posted',
      { ...secret, tags: '[dtaas]', script: `['${ofHeads} dtaas review --post --commit={commit}']` },
    ],
    ['artifacts that expire', { artifacts: '{expire_in: 1 week, paths: [a]}' }],
  ])('accept %s', (_, keys) => expect(problems(keys)).toBe(''));

  it('find what a job takes from another', () => {
    const top = `.base:\n  environment: {name: production}\n`;
    expect(problems({ extends: '.base', rules: rules.ofMain }, top)).toContain('another environment');
  });

  test.each([
    ['a job without a timeout', { timeout: undefined }, 'no timeout'],
    ['a timeout of a day', { timeout: '1440 minutes' }, 'no timeout'],
    ['a job of all pipelines', { rules: undefined }, 'does not say what starts it'],
    ['a rule without a condition', { rules: '[{when: always}]' }, 'does not say what starts it'],
    [
      'a job of main in a folder that is kept',
      { ...ofMain, variables: fresh.replace('clone', 'fetch') },
      'works in a folder that a job of a merge request may have changed',
    ],
    [
      'a job of main with the cache of an account',
      { ...ofMain, variables: '{GIT_STRATEGY: clone}' },
      'uses a cache that a job of a merge request may have changed',
    ],
    ['two verbs', { script: '[dtaas check, dtaas plan]' }, '2 verbs'],
    ['two verbs in a line', { script: '[dtaas check && dtaas plan]' }, '2 verbs'],
    ['no verb', { script: "['true']" }, '0 verbs'],
    ['a verb that does not exist', { script: '[dtaas chekc]' }, 'dtaas chekc, which does not exist'],
    ['an option of another verb', { script: '[dtaas check --merged]' }, 'the option --merged'],
    ['an option in quotes', { script: `['dtaas check "--merged=$A"']` }, 'the option --merged'],
    ['a title without quotes', { script: '[dtaas check $CI_MERGE_REQUEST_TITLE]' }, 'does not quote'],
    ['a branch without quotes', { script: `['dtaas check "a"$\{CI_COMMIT_BRANCH}']` }, 'does not quote'],
    ['a program of text', { script: `['eval "$CI_COMMIT_MESSAGE"; dtaas check']` }, 'as a program'],
    ['the output of a program', { script: `['dtaas check "$(cat x)"']` }, 'as a program'],
    ['artifacts for ever', { artifacts: '{paths: [a]}' }, 'do not expire'],
    ['secrets of a merge request', { ...secret, rules: rules.ofRequests }, 'foreign code'],
    ['the machine of the twins', { tags: '[dtaas]' }, 'foreign code'],
    ['a branch of any name', { ...secret, rules: '[{if: $CI_COMMIT_BRANCH}]' }, 'foreign code'],
    [
      'main or any other',
      { ...secret, rules: '[{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH || $A}]' },
      'code',
    ],
    ['a deployment of GitLab', { ...secret, environment: '{name: dtaas}' }, 'only access'],
    ['secrets that are cancelled', { ...secret, interruptible: 'true' }, 'may be cancelled'],
    ['two deployments at once', { ...secret, resource_group: undefined }, 'beside itself'],
    ['another group', { ...secret, resource_group: 'other' }, 'beside itself'],
    ['tests beside secrets', { ...secret, script: '[dtaas verify]' }, 'has secrets and reads'],
    [
      'a head beside secrets',
      { ...secret, script: `['at-commit.sh {commit} dtaas deploy']` },
      'has secrets and reads',
    ],
    [
      'a head beside the token',
      { ...ofMain, script: `['${ofHeads} dtaas plan --commit={commit}']` },
      'with the token',
    ],
    [
      'a head in any sandbox',
      { ...ofMain, script: `['${ofHeads} ${apart} at-commit.sh {commit} dtaas verify']` },
      'any sandbox',
    ],
    ['a cache', { cache: '{paths: [node_modules]}' }, 'A cache'],
  ])('refuse %s', (_, keys, problem) => expect(problems(keys)).toContain(problem));

  it('refuse other files and what runs before all scripts with a variable without quotes', () => {
    expect(problems({}, 'include: https://example.org/ci.yml\n')).toContain('included');
    expect(problems({}, 'default: {before_script: [echo $CI_COMMIT_MESSAGE]}\n')).toContain('not quoted');
  });
});
