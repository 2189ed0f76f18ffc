import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { git } from '../catalogue.mjs';
import { compare, ifPossible, once } from '../measure.mjs';
import { makeTwin } from '../twin.mjs';

export const title = "Saving and restoring 1, 10 and 100 MB of state that can't be compressed";
export const explanation =
  'A save stops the clock while it copies the state. Then it hashes the copy and looks for secrets in it. The copy is compared with its hashes while it ' +
  "is packed for git, in one pass, and is on the disk before a ref names it. For 1 MB, Node's start and about thirty short calls of git take most of the " +
  "time. `git add` compresses data that can't be compressed. dvc hashes and copies once and does not wait for the disk; for small files, Python's start " +
  'takes most of its time. A restore saves first, which git and dvc do not. Then git writes the snapshot once while each file is compared with its ' +
  'hash, the runner is stopped and started with those files as the state, and the values that the twin reports are compared with the saved ones; git and dvc put one file ' +
  'back. For 100 MB, waiting for the disk, which dvc leaves out, is a fifth of a save; a restore also waits for the runner to stop and to start. With `--push`, the pack goes to a remote on the same disk; the remote of dvc is a folder.';

const DVC = 'dvc==3.67.1';

export async function run({ folder }) {
  const dvc = await ifPossible('dvc', installedDvc);
  const rows = [];
  for (const megabytes of [1, 10, 100]) {
    rows.push(...(await rowsFor(join(folder, String(megabytes)), megabytes, dvc)));
  }
  return rows;
}

async function rowsFor(folder, megabytes, dvc) {
  const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: 20}';
  const options = { components: 1, program: 'bulk.mjs', clock, megabytes, remote: 'origin' };
  mkdirSync(join(folder, 'ours'), { recursive: true });
  const twin = await makeTwin(join(folder, 'ours'), options);
  addRemote(twin.work, join(folder, 'ours.git'));
  const runs = { runs: megabytes === 100 ? 3 : 5 };
  try {
    await once(twin.dtaas('dtaas deploy', ['deploy']));
    await twin.running();
    const bytes = Buffer.concat(Array.from({ length: megabytes }, () => randomBytes(1_000_000)));
    const plain = git_(join(folder, 'git'), bytes);
    const versioned = dvc.missing ? missing(dvc) : dvc_(join(folder, 'dvc'), bytes, dvc.command);
    const rows = [];
    for (const what of ['save', 'save and push', 'restore']) {
      const ours = await oursFor(twin, what);
      const [own, ...others] = await compare([ours, versioned[what], plain[what]], runs);
      rows.push({ what: `${megabytes} MB, ${what}`, ours: own, others });
    }
    return rows;
  } finally {
    await twin.end();
  }
}

async function oursFor(twin, what) {
  const limitMs = 120_000;
  if (what === 'save') return twin.dtaas('dtaas save', ['save', 'chain'], { limitMs });
  if (what === 'save and push')
    return twin.dtaas('dtaas save --push', ['save', 'chain', '--push'], { limitMs });
  const { snapshots } = await twin.call('snapshots', 'chain');
  const [a, b] = snapshots.map(({ name }) => name);
  let runs = 0;
  return {
    name: 'dtaas restore',
    sample: () => {
      runs += 1;
      return once(twin.dtaas('dtaas restore', ['restore', 'chain', runs % 2 ? b : a], { limitMs }));
    },
  };
}

/** A repository with one file of those bytes, and a remote for it. */
function repository(work, bytes) {
  mkdirSync(work, { recursive: true });
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'config', 'user.name', 'bench');
  git(work, 'config', 'user.email', 'bench@localhost');
  addRemote(work, `${work}.git`);
  writeFileSync(join(work, 'bulk.bin'), bytes);
}

function addRemote(work, remote) {
  execFileSync('git', ['init', '-q', '--bare', remote]);
  git(work, 'remote', 'add', 'origin', remote);
}

/** What a component does at each save. */
function change(work) {
  const file = openSync(join(work, 'bulk.bin'), 'r+');
  writeSync(file, randomBytes(1024), 0, 1024, 0);
  closeSync(file);
}

const shell = (name, work, script, before) => ({
  name,
  command: ['sh', '-ec', script],
  cwd: work,
  limitMs: 120_000,
  ...(before ? { before } : {}),
});

/** The last but one and the last commit, in turn. */
const elsewhere = 'if [ -e .git/back ]; then rm .git/back; to=main; else touch .git/back; to=main~1; fi';

function git_(work, bytes) {
  repository(work, bytes);
  const save = 'git add bulk.bin; git commit -q -m Save';
  const before = () => change(work);
  return {
    save: shell('git add, commit', work, save, before),
    'save and push': shell('git add, commit, push', work, `${save}; git push -q origin main`, before),
    restore: shell('git checkout', work, `${elsewhere}; git checkout -q $to -- bulk.bin`),
  };
}

function dvc_(work, bytes, program) {
  repository(work, bytes);
  const dvc = (...arguments_) => execFileSync(program, arguments_, { cwd: work, stdio: 'ignore' });
  dvc('init', '-q');
  dvc('config', 'core.analytics', 'false');
  dvc('remote', 'add', '-q', '-d', 'disk', `${work}.dvc`);
  git(work, 'commit', '-q', '-am', 'dvc');
  const save = `'${program}' add -q bulk.bin; git add bulk.bin.dvc .gitignore; git commit -q -m Save`;
  const push = `'${program}' push -q; git push -q origin main`;
  const restore = `git checkout -q $to -- bulk.bin.dvc; '${program}' checkout -q bulk.bin.dvc`;
  const before = () => change(work);
  return {
    save: shell('dvc add, git commit', work, save, before),
    'save and push': shell('dvc add, git commit, dvc push, git push', work, `${save}; ${push}`, before),
    restore: shell('git checkout, dvc checkout', work, `${elsewhere}; ${restore}`),
  };
}

function missing(dvc) {
  return { save: dvc, 'save and push': dvc, restore: dvc };
}

/** dvc from PyPI, kept in the user's cache, since getting it takes a minute. */
async function installedDvc() {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'dtaas-bench');
  const environment = join(cache, DVC);
  const command = join(environment, 'bin/dvc');
  if (existsSync(command)) return { name: DVC, command };
  mkdirSync(cache, { recursive: true });
  const limitMs = 240_000;
  const made = ['python3', '-m', 'venv', environment];
  await once({ name: 'python3 -m venv', command: made, cwd: cache, limitMs });
  const pip = [join(environment, 'bin/pip'), 'install', '-q', DVC];
  await once({ name: 'pip install dvc', command: pip, cwd: cache, limitMs });
  return { name: DVC, command };
}
