import { eventsOf, jobsOf, mappingOf, mentions, type ParsedFile, stepsOf } from './workflow.ts';

/** Secrets and the environment that has them. Its rules on the forge let only jobs of main have them. */
const privileged = 'dtaas';

type Rule = (file: ParsedFile) => readonly string[];

/** What is wrong with a workflow, as sentences. */
export function workflowProblems(file: ParsedFile): readonly string[] {
  return [
    ...bothKinds,
    permissions,
    timeouts,
    events,
    secrets,
    checkouts,
    foreignCode,
    tests,
    deployments,
  ].flatMap((rule) => rule(file));
}

/** What is wrong with a composite action. */
export function actionProblems(file: ParsedFile): readonly string[] {
  return [...bothKinds, oneVerb, noSecrets].flatMap((rule) => rule(file));
}

/** A text of a pull request would become a part of the script. */
const noExpressionsInScripts: Rule = ({ scalars }) =>
  scalars
    .filter(({ key, value }) => key === 'run' && value.includes('${{'))
    .map(({ value }) => `A script has an expression: ${value}`);

const pinned: Rule = ({ scalars }) =>
  scalars.flatMap(({ key, value, comment }) => {
    if (key !== 'uses' || /^\.\/actions\/[a-z-]+$/.test(value)) return [];
    if (!/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(value)) return [`${value} is not pinned by a commit.`];
    return /^v\d+\.\d+\.\d+$/.test(comment) ? [] : [`${value} lacks a comment with its version.`];
  });

/** A cache that a pull request can write is a way into main. */
const noCaches: Rule = ({ content }) => {
  const problems = mentions(content, /"uses":"actions\/cache|"cache":/) ? ['A cache is used.'] : [];
  const steps = [
    ...jobsOf({ content } as ParsedFile).flatMap(([, job]) => stepsOf(job)),
    ...stepsOf(mappingOf(content['runs'])),
  ];
  const node = steps.filter(({ uses }) => String(uses).startsWith('actions/setup-node@'));
  const cached = node.filter((step) => mappingOf(step['with'])['package-manager-cache'] !== false);
  return [...problems, ...cached.map(() => 'setup-node caches packages.')];
};

const bothKinds: readonly Rule[] = [noExpressionsInScripts, pinned, noCaches];

/** On Gitea, a missing key means that the token may write. */
const permissions: Rule = (file) => {
  const given = jobsOf(file).flatMap(([name, job]) =>
    typeof job['permissions'] === 'object' ? [] : [`Job ${name} lists no permissions.`],
  );
  const names =
    /^(actions|checks|contents|deployments|id-token|issues|packages|pages|pull-requests|statuses)$/;
  const unexplained = file.scalars
    .filter(
      ({ key, value, comment }) => names.test(key) && /^(read|write)$/.test(value) && comment.length < 10,
    )
    .map(({ key, value }) => `The permission ${key}: ${value} has no reason.`);
  const top = mappingOf(file.content['permissions']);
  const isEmpty = file.content['permissions'] !== undefined && Object.keys(top).length === 0;
  return [
    ...(isEmpty ? [] : ['The workflow does not begin with `permissions: {}`.']),
    ...given,
    ...unexplained,
  ];
};

const timeouts: Rule = (file) =>
  jobsOf(file)
    .filter(([, job]) => !(Number(job['timeout-minutes']) <= 120))
    .map(([name]) => `Job ${name} has no timeout of at most two hours.`);

const events: Rule = (file) =>
  eventsOf(file).includes('pull_request_target')
    ? ['pull_request_target gives secrets to foreign code.']
    : [];

const secrets: Rule = (file) => {
  const { jobs: _, ...outside } = file.content;
  const wrong = jobsOf(file)
    .filter(([, job]) => mentions(job, /secrets[.[]/) && job['environment'] !== privileged)
    .map(([name]) => `Job ${name} has secrets without \`environment: ${privileged}\`.`);
  const inJobs = jobsOf(file)
    .filter(([, { steps: _steps, ...job }]) => mentions(job, /secrets[.[]/))
    .map(([name]) => `Job ${name} gives secrets to all its steps.`);
  return [
    ...(mentions(outside, /secrets[.[]/) ? ['The whole workflow has secrets.'] : []),
    ...wrong,
    ...inJobs,
  ];
};

const noSecrets: Rule = ({ content }) =>
  mentions(content, /secrets[.[]/) ? ['An action has secrets of its own.'] : [];

/** The token would stay in `.git/config`, and a checkout of the head would put foreign code where main's is expected. */
const checkouts: Rule = (file) =>
  jobsOf(file).flatMap(([name, job]) =>
    stepsOf(job)
      .filter(({ uses }) => String(uses).startsWith('actions/checkout@'))
      .flatMap((step) => {
        const given = mappingOf(step['with']);
        const kept =
          given['persist-credentials'] === false ? [] : [`Job ${name} keeps the token in the clone.`];
        const isElsewhere = given['ref'] !== undefined || given['repository'] !== undefined;
        return isElsewhere
          ? [...kept, `Job ${name} checks out something other than its event's commit.`]
          : kept;
      }),
  );

/** Under `pull_request`, workflow, actions and platform may be as a stranger wrote them. */
const foreignCode: Rule = (file) =>
  eventsOf(file).includes('pull_request')
    ? jobsOf(file)
        .filter(([, job]) => mentions(job['permissions'], /write/) || job['environment'] !== undefined)
        .map(([name]) => `Job ${name} gives rights to foreign code.`)
    : [];

/** Steps that run tests, in the sandbox. The tests of a pull request are foreign code. */
const runsTests = /^\.\/actions\/(?:verify|examine)$/;

const tests: Rule = (file) =>
  jobsOf(file).flatMap(([name, job]) => {
    const steps = stepsOf(job);
    if (!steps.some(({ uses }) => runsTests.test(String(uses)))) return [];
    const given = [job, ...steps.filter(({ uses }) => runsTests.test(String(uses)))];
    const hasSandbox = steps.some(
      ({ uses, with: options }) => uses === './actions/setup' && mappingOf(options)['sandbox'] === 'true',
    );
    return [
      ...(given.some(({ env }) => env !== undefined)
        ? [`Job ${name} gives variables to a step that runs tests.`]
        : []),
      ...(hasSandbox ? [] : [`Job ${name} runs tests without a sandbox.`]),
    ];
  });

/** A job that is cancelled may leave a twin half deployed. */
const deployments: Rule = (file) =>
  jobsOf(file)
    .filter(([, job]) => job['environment'] === privileged)
    .filter(([, job]) => mayBeCancelled(job['concurrency']) || mayBeCancelled(file.content['concurrency']))
    .map(([name]) => `Job ${name} has secrets and may be cancelled by a newer one.`);

function mayBeCancelled(concurrency: unknown): boolean {
  return mappingOf(concurrency)['cancel-in-progress'] === true;
}

/** The calls of `dtaas` in the scripts of an action. */
export function callsOf({ content }: ParsedFile) {
  const scripts = stepsOf(mappingOf(content['runs'])).map(({ run }) =>
    String(run ?? '').replaceAll('\\\n', ' '),
  );
  return scripts.flatMap((script) =>
    [...script.matchAll(/[/$]dtaas"? +([a-z]+)([^\n&|;]*)/g)].map(([, verb = '', rest = '']) => ({
      verb,
      options: [...rest.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option),
    })),
  );
}

/** Any other CI can then do the same. Inputs reach a script as variables. An action of several steps calls actions only. */
const oneVerb: Rule = (file) => {
  const steps = stepsOf(mappingOf(file.content['runs']));
  if (steps.length > 0 && steps.every(({ uses }) => String(uses).startsWith('./actions/'))) return [];
  const { length } = callsOf(file);
  return length === 1 ? [] : [`The action calls ${length} verbs of dtaas.`];
};
