// A repository of many equal twins at a bare repository: one runs, and the others are suspended.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commitAll, git } from './catalogue.mjs';
import { dtaas } from './dtaas.mjs';
import { once } from './measure.mjs';
import { shareEngine } from './twin.mjs';

const program = fileURLToPath(new URL('components/part.sh', import.meta.url));
const nameOf = (number) => `tank-${String(number).padStart(4, '0')}`;

/**
 * Makes `folder/twins.git` with `count` twins, `tank-0001` and so on, of which the first runs, and a person's clone. The second was deployed and suspended, and the
 * others have its biography under their names, of the same length: to deploy each would take an hour.
 */
export async function makeTanks(folder, count) {
  const [work, remote, person] = ['work', 'twins.git', 'person'].map((name) => join(folder, name));
  mkdirSync(join(work, 'assets/functions/part'), { recursive: true });
  copyFileSync(program, join(work, 'assets/functions/part/part.sh'));
  writeFileSync(join(work, 'assets/functions/part/asset.yaml'), part);
  writeFileSync(join(work, 'platform.yaml'), platform);
  for (let number = 1; number <= count; number += 1) writeTank(work, number, number <= 2);
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'config', 'user.name', 'bench');
  git(work, 'config', 'user.email', 'bench@localhost');
  git(work, 'remote', 'add', 'origin', remote);
  shareEngine(folder);
  await once(dtaas(folder, 'dtaas lock', ['lock']));
  commitAll(work, 'Begin');
  git(work, 'push', '-q', 'origin', 'main');
  const end = () => once(dtaas(folder, 'dtaas terminate', ['terminate', nameOf(1), '--yes']));
  await once(dtaas(folder, 'dtaas deploy', ['deploy']));
  try {
    writeTank(work, 2, false);
    commitAll(work, 'Suspend a tank');
    git(work, 'push', '-q', 'origin', 'main');
    await once(dtaas(folder, 'dtaas deploy', ['deploy', nameOf(2), '--yes']));
    copyBiography(remote, count);
    await once(dtaas(folder, 'dtaas fetch', ['fetch'], { limitMs: 1_200_000 }));
    // Each is recorded under its own name. Nothing is started.
    await once(dtaas(folder, 'dtaas deploy', ['deploy'], { limitMs: 3_600_000 }));
    await once(dtaas(folder, 'dtaas publish', ['publish', '--new', '--push'], { limitMs: 1_200_000 }));
    // As a forge does.
    git(remote, 'gc', '-q');
    git(folder, 'clone', '-q', '--', remote, person);
    git(person, 'config', 'user.name', 'bench');
    git(person, 'config', 'user.email', 'bench@localhost');
  } catch (error) {
    await end();
    throw error;
  }
  return { folder, remote, person, end };
}

/** Gives the biography and the snapshots of the second twin to each after it. */
function copyBiography(remote, count) {
  const model = nameOf(2);
  const biography = git(remote, 'fast-export', `refs/heads/state/${model}`);
  const snapshots = git(
    remote,
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    `refs/dtaas/snapshots/${model}/`,
  );
  for (let number = 3; number <= count; number += 1) {
    const renamed = (text) => text.replaceAll(model, nameOf(number));
    execFileSync('git', ['-C', remote, 'fast-import', '--quiet', '--force'], { input: renamed(biography) });
    for (const line of renamed(snapshots).split('\n').filter(Boolean))
      git(remote, 'update-ref', ...line.split(' '));
  }
}

function writeTank(work, number, runs) {
  const directory = join(work, 'twins', nameOf(number));
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'twin.yaml'), tank(nameOf(number), runs));
}

const part = `apiVersion: dtaas/v1
kind: Function
metadata: {name: part, version: 1.0.0, title: A part, license: MIT, owners: [bench]}
spec:
  outputs: {after: {type: number}}
  parameters: {megabytes: {type: integer, default: 0}}
  run: {command: [sh, part.sh], control: [save]}
`;

const platform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: bench}
spec:
  organisation: bench
  places: {here: {kind: process}}
  defaultPlace: here
  verification: {allowWeak: true}
  state: {remote: origin, push: true}
`;

const tank = (name, runs) => `apiVersion: dtaas/v1
kind: Twin
metadata: {name: ${name}, version: 1.0.0, title: A tank, license: MIT, owners: [bench]}
spec:
  assets:
    part: {asset: functions/part, version: ^1, with: {megabytes: 0}}
  infrastructure: {workspace: {flavour: process}}
  lifecycle:
    desired: ${runs ? 'running' : 'suspended'}
    restore: latest
    clock: {mode: lockstep, step: {value: 1, unit: s}, speed: 20}
    save: {every: 24h, keep: 4, onTerminate: false}
`;
