import { commands, nameOf } from '../../../platform/cli/src/commands.ts';
import { mappingOf } from '../workflows/workflow.ts';
import type { Job, Pipeline } from './pipeline.ts';

/** The environment whose variables are the secrets. */
const privileged = 'dtaas';
/** Deployments wait for each other, and reviews do, but a review waits for no deployment. */
const resourceGroups: readonly unknown[] = ['dtaas', 'dtaas-review'];

/** What is wrong with a pipeline of GitLab, as sentences. */
export function pipelineProblems(pipeline: Pipeline): readonly string[] {
  const ofAll = [noCaches, noIncludes, quotedAround].flatMap((rule) => rule(pipeline));
  const rules = [
    timeouts,
    conditions,
    oneVerb,
    knownOptions,
    quoted,
    expiry,
    foreignCode,
    freshClones,
    privileges,
    heads,
  ];
  return [...ofAll, ...pipeline.jobs.flatMap((job) => rules.flatMap((rule) => rule(job)))];
}

type PipelineRule = (pipeline: Pipeline) => readonly string[];
type JobRule = (job: Job) => readonly string[];

/** A cache that a merge request can write is a way into main. */
const noCaches: PipelineRule = ({ content }) =>
  /"cache":/.test(JSON.stringify(content)) ? ['A cache is used.'] : [];

/** What is included may change without a commit here. */
const noIncludes: PipelineRule = ({ content }) =>
  content['include'] === undefined ? [] : ['Another file is included.'];

const quotedAround: PipelineRule = ({ around }) =>
  around.flatMap((line) => unquoted(line).map((name) => `${name} is not quoted: ${line}`));

const timeouts: JobRule = ({ name, timeout }) =>
  /^(\d+) minutes$/.test(String(timeout)) && Number.parseInt(String(timeout), 10) <= 120
    ? []
    : [`Job ${name} has no timeout of at most 120 minutes.`];

/** Without rules, a job is a part of each pipeline. */
const conditions: JobRule = ({ name, conditions: all }) =>
  all.length > 0 && all.every((one) => one !== '') ? [] : [`Job ${name} does not say what starts it.`];

/** The calls of `dtaas` in a script. */
function callsOf({ script }: Job) {
  return script.flatMap((line) =>
    [...line.replaceAll('\\\n', ' ').matchAll(/\bdtaas +([a-z]+)([^\n&|;]*)/g)].map(
      ([, verb = '', rest = '']) => ({
        verb,
        options: [...rest.matchAll(/(?<=[\s"])--[a-z][a-z-]*/g)].map(([option]) => option),
      }),
    ),
  );
}

/** Any other CI can then do the same. */
const oneVerb: JobRule = (job) => {
  const { length } = callsOf(job);
  return length === 1 ? [] : [`Job ${job.name} calls ${length} verbs of dtaas.`];
};

/** Options of every command. */
const ofAllCommands = ['--report', '--format'];

const knownOptions: JobRule = (job) =>
  callsOf(job).flatMap(({ verb, options }) => {
    const command = Object.values(commands)
      .flat()
      .find((one) => nameOf(one) === verb);
    if (!command) return [`Job ${job.name} calls dtaas ${verb}, which does not exist.`];
    const known = (command.options ?? []).map(([flags]) => flags.split(' ')[0]);
    return options
      .filter((option) => ![...known, ...ofAllCommands].includes(option))
      .map((option) => `Job ${job.name} gives dtaas ${verb} the option ${option}, which does not exist.`);
  });

/** The text of a variable, such as a title, would be split into words, and its `*` would become names of files. */
const quoted: JobRule = ({ name, script }) =>
  script.flatMap((line) => [
    ...unquoted(line).map((variable) => `Job ${name} does not quote ${variable}.`),
    ...(/\beval\b|\b(ba)?sh -c\b|`|\$\(/.test(line) ? [`Job ${name} runs text as a program: ${line}`] : []),
  ]);

/** The variables of a line that are not in double quotes. In single quotes there are none. */
function unquoted(line: string): readonly string[] {
  const outside = line.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '');
  return [...outside.matchAll(/\$\{?\w+\}?/g)].map(([variable]) => variable);
}

const expiry: JobRule = ({ name, artifacts }) =>
  artifacts === undefined || mappingOf(artifacts)['expire_in'] !== undefined
    ? []
    : [`The artifacts of job ${name} do not expire.`];

/** What starts a pipeline of main, and nothing else. */
const onMain =
  /^\$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH( && \$(CI_PIPELINE_SOURCE|DTAAS_EVENT) [!=]= "[a-z]+"( && \$(CI_PIPELINE_SOURCE|DTAAS_EVENT) [!=]= "[a-z]+")*)?$/;

function isOfMain({ conditions: all }: Job): boolean {
  return all.every((condition) => onMain.test(condition));
}

/** A member's merge request has jobs in this project. They run no secret and not on the machine of the twins. */
const foreignCode: JobRule = (job) =>
  !isOfMain(job) &&
  ['environment', 'tags', 'resource_group', 'secrets', 'id_tokens'].some((key) => job[key] !== undefined)
    ? [`Job ${job.name} gives rights to foreign code.`]
    : [];

/** A runner that also has jobs of merge requests keeps the folder of the clone and the cache of its account, with what they left there. */
const freshClones: JobRule = (job) => {
  if (!isOfMain(job) || job['tags'] !== undefined) return [];
  const { GIT_STRATEGY: strategy, DTAAS_CACHE: cache } = mappingOf(job['variables']);
  return [
    ...(strategy === 'clone'
      ? []
      : [`Job ${job.name} works in a folder that a job of a merge request may have changed.`]),
    ...(String(cache).startsWith('$CI_PROJECT_DIR/')
      ? []
      : [`Job ${job.name} uses a cache that a job of a merge request may have changed.`]),
  ];
};

/** A job that is cancelled may leave a twin half deployed, and two may meet. */
const privileges: JobRule = ({ name, environment, interruptible, resource_group }) => {
  if (environment === undefined) return [];
  const { name: at, action } = mappingOf(environment);
  return [
    ...(at === privileged ? [] : [`Job ${name} has another environment than ${privileged}.`]),
    // Otherwise GitLab lists each job as a deployment, and cancels the jobs of older commits.
    ...(action === 'access' ? [] : [`Job ${name} does not only access its environment.`]),
    ...(interruptible === false ? [] : [`Job ${name} has secrets and may be cancelled by a newer one.`]),
    ...(resourceGroups.includes(resource_group) ? [] : [`Job ${name} may run beside itself.`]),
  ];
};

/** Files of a merge request reach no job with secrets, and no program that has the job's token. Its tests run in the strong sandbox. */
const heads: JobRule = (job) => {
  const { name, script, environment } = job;
  const text = script.join('\n');
  const reads = callsOf(job).filter(({ verb }) => ['check', 'plan', 'verify'].includes(verb));
  if (environment !== undefined)
    return reads.length > 0 || text.includes('at-commit.sh')
      ? [`Job ${name} has secrets and reads what it judges.`]
      : [];
  if (!text.includes('{commit}')) return [];
  const weak = reads.some(({ verb, options }) => verb === 'verify' && !options.includes('--strong'));
  return [
    ...(/of-each-head\.sh \S+ \.gitlab\/without-secrets\.sh \{number\} \{commit\} /.test(text)
      ? []
      : [`Job ${name} reads a merge request with the token of the job.`]),
    ...(weak ? [`Job ${name} runs the tests of a merge request in any sandbox.`] : []),
  ];
};
