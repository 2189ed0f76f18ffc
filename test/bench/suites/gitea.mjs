import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { git } from '../catalogue.mjs';
import { atExit } from '../clean-up.mjs';
import { figure, once } from '../measure.mjs';
import { bundled } from '../programs/bundled.mjs';

export const title = 'From push to comment, and from merge to Healthy, on a Gitea with a runner';
export const explanation =
  'Each pull request changes a parameter and the version of one twin, which is a process of this machine. A runner of the tests asks Gitea for a job ten times a second, and runs it by act. ' +
  'The rows of one half add up to the time of the half, but for the pauses between steps; the time until the job has begun also has the jobs of other workflows that are skipped. The packages ' +
  'are linked: what a job takes that installs them stands in the last rows. The comparison is a workflow of 20 lines in the same Gitea: a program of the Automation API previews or updates a stack with one ' +
  "resource, which has the twin's file as its input, curl comments, and a script ends the old process and starts the new one. The time of Pulumi there has Node's start and the SDK of Pulumi in it. That workflow does not " +
  'check the files or test assets, does not compare what it applies with what was reviewed, keeps no state of the twin and no record, and says nothing after the merge: its time ends with the first step, and ours with the comment. ' +
  'Tags are published after that comment. The longest part of ours is `dtaas deploy --merged --push` around Pulumi, before and after; every command starts Node and calls git.';

const runs = 5;
const root = fileURLToPath(new URL('../../..', import.meta.url));

export async function run({ folder }) {
  const { dtaas, plain } = await pullRequests(folder);
  return [...tableOf(dtaas, plain), ...(await packages(folder))];
}

/** The moments of each pull request, without the first one of each, which warms up. */
async function pullRequests(folder) {
  const program = await bundled(folder, 'gitea', { inPlace: true });
  const child = spawn(process.execPath, [program, String(runs)], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // The program ends Gitea, the runner and the twin, also when the bench is stopped.
  atExit(() => child.stdin.destroy());
  const [printed] = await Promise.all([text(child.stdout), event(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`The pull requests ended with ${child.exitCode}.`);
  const { dtaas, plain } = JSON.parse(printed);
  return { dtaas: dtaas.slice(1), plain: plain.slice(1) };
}

export function tableOf(dtaas, plain) {
  const [with_, without] = [
    { ...review(dtaas), ...deployment(dtaas) },
    { ...preview(plain), ...update(plain) },
  ];
  return Object.entries(with_).map(([what, seconds]) => ({
    what,
    ours: figureOf('dtaas', seconds),
    others: without[what] ? [figureOf('a workflow that calls Pulumi', without[what])] : [],
    ...(what.startsWith('of it ours') ? { aim: '≤ 5 s' } : {}),
  }));
}

const figureOf = (name, seconds) =>
  figure(
    name,
    seconds.map((one) => ({ seconds: one })),
  );

/** Seconds of each run. */
const between = (all, from, to) => all.map((at) => (at[to] - at[from]) / 1000);
const step = (all, name) => between(all, `${name} >|`, `${name} |<`);
const sum = (...parts) => parts[0].map((_, at) => parts.reduce((all, part) => all + part[at], 0));

function review(all) {
  const job = 'review-on-gitea.yml review';
  const own = {
    'actions/setup': step(all, `${job}: ./actions/setup`),
    'dtaas fetch': step(all, `${job}: ./actions/examine > ./actions/fetch`),
    'dtaas plan': step(all, `${job}: ./actions/examine > ./actions/plan`),
    'dtaas check': step(all, `${job}: ./actions/examine > ./actions/check`),
    'dtaas verify': step(all, `${job}: ./actions/examine > ./actions/verify`),
    'dtaas review, until the comment': between(all, `${job}: ./actions/review >|`, 'planned'),
  };
  return {
    'from push to comment': between(all, 'proposed', 'planned'),
    'push: Gitea and the runner, until the job has begun': between(all, 'proposed', `${job} >|`),
    'push: checkout and start of act': between(all, `${job} >|`, `${job}: ./actions/setup >|`),
    ...prefixed('push: ', own),
    'of it ours, push': sum(...Object.values(own)),
  };
}

function deployment(all) {
  const job = 'deploy.yml deploy';
  const spans = all.map((at) => {
    const times = (mark) =>
      Object.keys(at).filter((name) => name.startsWith('pulumi ') && name.endsWith(mark));
    return {
      ...at,
      'pulumi >|': Math.min(...times('>|').map((name) => at[name])),
      'pulumi |<': Math.max(...times('|<').map((name) => at[name])),
    };
  });
  const own = {
    'actions/setup': step(all, `${job}: ./actions/setup`),
    'dtaas fetch': step(all, `${job}: ./actions/fetch`),
    'dtaas verify': step(all, `${job}: ./actions/verify`),
    'dtaas deploy, until Pulumi begins': between(spans, `${job}: ./actions/deploy >|`, 'pulumi >|'),
  };
  const told = between(all, 'stepped', 'told');
  return {
    'from merge to Healthy': between(all, 'pressed', 'told'),
    'merge: Gitea and the runner, until the job has begun': between(all, 'pressed', `${job} >|`),
    'merge: checkout and start of act': between(all, `${job} >|`, `${job}: ./actions/setup >|`),
    ...prefixed('merge: ', own),
    'merge: Pulumi': step(spans, 'pulumi'),
    "merge: the twin's start, until its first step": between(spans, 'pulumi |<', 'stepped'),
    'merge: dtaas deploy, until the comment': told,
    'of it ours, merge': sum(...Object.values(own), told),
  };
}

const prefixed = (prefix, steps) =>
  Object.fromEntries(Object.entries(steps).map(([name, seconds]) => [prefix + name, seconds]));

function preview(all) {
  const job = 'plain.yml preview';
  const first = `${job}: preview`;
  return {
    'from push to comment': between(all, 'proposed', 'planned'),
    'push: Gitea and the runner, until the job has begun': between(all, 'proposed', `${job} >|`),
    'push: checkout and start of act': between(all, `${job} >|`, `${first} >|`),
    'push: dtaas plan': step(all, first),
    'push: dtaas review, until the comment': between(all, `${job}: comment >|`, 'planned'),
  };
}

function update(all) {
  const job = 'plain.yml deploy';
  return {
    'from merge to Healthy': between(all, 'pressed', 'stepped'),
    'merge: Gitea and the runner, until the job has begun': between(all, 'pressed', `${job} >|`),
    'merge: checkout and start of act': between(all, `${job} >|`, `${job}: up >|`),
    'merge: Pulumi': step(all, `${job}: up`),
    "merge: the twin's start, until its first step": between(all, `${job}: up |<`, 'stepped'),
  };
}

/** What a job does before its first `dtaas` in a clone of the platform, which the pull requests above have done already. */
async function packages(folder) {
  const [install, bundle] = [[], []];
  for (let index = 0; index < 3; index += 1) {
    const clone = join(folder, `clone-${index}`);
    git(folder, 'clone', '-q', '--', root, clone);
    const node = (name, ...words) =>
      once({ name, command: [process.execPath, ...words], cwd: clone, env: { CI: 'true' } });
    install.push(await node('pnpm install', 'scripts/pnpm.mjs', 'install', '--frozen-lockfile'));
    bundle.push(await node('dtaas', 'platform/cli/bin/dtaas.mjs', '--version'));
    rmSync(clone, { recursive: true, force: true });
  }
  return packagesOf(install, bundle);
}

export const packagesOf = (install, bundle) => [
  { what: "a new clone's packages", ours: figure('pnpm install, from its store', install) },
  { what: "a new clone's first command", ours: figure('dtaas --version, which takes kept bundles', bundle) },
];
