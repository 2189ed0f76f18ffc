import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../catalogue.mjs';
import { dtaas } from '../dtaas.mjs';
import { figure, once } from '../measure.mjs';
import { makeTanks } from '../tanks.mjs';
import { shareEngine } from '../twin.mjs';

export const title = 'A change of one twin in a repository of 1,000 twins, from `dtaas propose` to Healthy';
export const explanation =
  'One twin runs, and each of the others has a biography and a snapshot and is suspended. The forge is a bare repository. A change goes through `dtaas propose`, the check, the plan and ' +
  'the comment of the review, `dtaas merge`, `dtaas publish --new --push` and `dtaas deploy --merged`; then the twin is saved. Each job has a new clone, which is not timed, and a cache with nothing but the engine, ' +
  'as in a container. A runner that runs jobs as an account of its machine keeps the cache, which is the second row. The comparison is the same in a repository of 10 twins. The aim is missed. With nothing in its cache, the check ' +
  'and the deployment read and parse the files of all twins. The deployment assesses each twin, so that it also repairs what has stopped, and reads the tip of each biography once. ' +
  'The plan parses the twins that the merge affects, and `publish` the assets and twins that are no published version. Git starts about as often in both. Pulumi alone stands in the table of the twin of 50 components.';

const steps = ['propose', 'check', 'plan', 'review', 'merge', 'publish', 'deploy', 'save'];

export async function run({ folder }) {
  const small = await changes(join(folder, '10'), 10);
  const large = await changes(join(folder, '1000'), 1000);
  return rowsOf(small, large);
}

export function rowsOf(small, large) {
  const sum = (samples) =>
    samples[steps[0]].map((_, at) => ({
      seconds: steps.reduce((all, step) => all + samples[step][at].seconds, 0),
      processor: steps.reduce((all, step) => all + samples[step][at].processor, 0),
      peakMiB: Math.max(...steps.map((step) => samples[step][at].peakMiB)),
    }));
  const row = (what, of, aim) => ({
    what,
    ours: figure('of 1,000 twins', of(large)),
    others: [figure('of 10 twins', of(small))],
    ...(aim ? { aim } : {}),
  });
  const aim = '≤ 1.2 × that of 10';
  return [
    row('the whole change, with a new cache for each job', ({ fresh }) => sum(fresh), aim),
    row('the whole change, with a cache that is kept', ({ kept }) => sum(kept), aim),
    ...steps.map((step) => row(`dtaas ${step}, new cache`, ({ fresh }) => fresh[step])),
  ];
}

/** What each step took, for changes one after another. */
async function changes(folder, twins, runs = 3) {
  const tanks = await makeTanks(folder, twins);
  const samples = { fresh: {}, kept: {} };
  for (const each of Object.values(samples)) for (const step of steps) each[step] = [];
  let number = 0;
  try {
    // The first change of each kind fills caches, also those of the disk.
    for (let run = 0; run <= runs; run += 1) {
      for (const [kind, cache] of [
        ['fresh', undefined],
        ['kept', join(folder, 'kept')],
      ]) {
        number += 1;
        const taken = await change(tanks, number, cache);
        if (run > 0) for (const step of steps) samples[kind][step].push(taken[step]);
      }
    }
    return samples;
  } finally {
    await tanks.end();
  }
}

/**
 * Changes the twin that runs, in all steps; answers what each took.
 *
 * @param cache the folder of a cache that all jobs share; absent: each has a new one
 */
export async function change({ folder, remote, person }, megabytes, cache) {
  const inJob = (words) => job({ folder, remote, cache }, words);
  const branch = `change-${megabytes}`;
  git(person, 'switch', '-q', '-c', branch, 'origin/main');
  const file = join(person, 'twins/tank-0001/twin.yaml');
  const text = readFileSync(file, 'utf8').replace(/megabytes: \d+/, `megabytes: ${megabytes}`);
  writeFileSync(file, text.replace(/version: [\d.]+, title/, `version: 1.0.${megabytes}, title`));
  git(person, 'commit', '-q', '-a', '-m', `Hold ${megabytes} MB`);
  const head = git(person, 'rev-parse', 'HEAD').trim();
  const taken = {};
  taken.propose = await once(dtaas(folder, 'dtaas propose', ['propose'], { cwd: person }));
  const number = /Pull request (\d+)/.exec(taken.propose.printed)[1];
  taken.check = await inJob((clone) => {
    git(clone, 'fetch', '-q', 'origin', head);
    git(clone, 'checkout', '-q', '--detach', head);
    return ['check'];
  });
  const review = join(folder, `review-${number}`);
  for (const name of ['reports', 'plans']) mkdirSync(join(review, name), { recursive: true });
  taken.plan = await inJob((clone) => {
    const plan = ['plan', '--offline', '--into', 'origin/main', '--commit', head];
    git(clone, 'fetch', '-q', 'origin', head);
    return [...plan, '--report', join(review, 'plans/plan.json')];
  });
  taken.review = await inJob(() => [
    ...['review', '--reports', join(review, 'reports'), '--plans', join(review, 'plans')],
    ...['--commit', head, '--pull-request', number, '--post'],
  ]);
  taken.merge = await once(dtaas(folder, 'dtaas merge', ['merge', number], { cwd: person }));
  taken.publish = await inJob(() => ['publish', '--new', '--push']);
  taken.deploy = await inJob(() => ['deploy', '--merged']);
  taken.save = await inJob(() => ['save', '--push']);
  git(person, 'fetch', '-q', 'origin', 'main');
  return taken;
}

/** A command in a new clone, with a cache that has the engine and nothing else, or with the cache that was given. */
async function job({ folder, remote, cache }, words) {
  const at = join(folder, 'job');
  const clone = join(at, 'work');
  const home = cache ?? at;
  mkdirSync(at, { recursive: true });
  git(folder, 'clone', '-q', '--', remote, clone);
  git(clone, 'config', 'user.name', 'bench');
  git(clone, 'config', 'user.email', 'bench@localhost');
  if (!existsSync(join(home, 'cache'))) shareEngine(home);
  try {
    const [verb, ...more] = words(clone);
    const env = { DTAAS_CACHE: join(home, 'cache') };
    return await once(dtaas(folder, `dtaas ${verb}`, [verb, ...more], { cwd: clone, env, accepts: [0, 1] }));
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}
