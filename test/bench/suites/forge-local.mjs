import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { git } from '../catalogue.mjs';
import { figure, once } from '../measure.mjs';
import { bundled } from '../programs/bundled.mjs';

export const title = 'A forge without a server: 100 pull requests, 1,000 comments';
export const explanation =
  'Pull requests, comments and statuses are files on a branch of a bare repository, and each change is a commit with compare and swap. The comparison is `git push` of ' +
  'one commit to the same repository, because that is what a user does anyway. Most of the time is the start of git: a change calls it three to ten times. ' +
  'The last fifth of the pull requests and of the comments is measured.';

const [pulls, comments] = [100, 1000];

export async function run({ folder }) {
  const { remote, work } = makeRepository(folder);
  const program = await bundled(folder, 'forge-local');
  const { printed } = await once({
    name: 'verbs',
    command: [process.execPath, program, remote, String(pulls), String(comments)],
    cwd: folder,
    limitMs: 1_200_000,
  });
  const push = figure('git push', pushes(work));
  return Object.entries(JSON.parse(printed)).map(([verb, seconds]) => ({
    what: verb,
    ours: figure(
      'local',
      seconds.map((one) => ({ seconds: one })),
    ),
    others: [push],
  }));
}

/** A bare repository with a branch for each pull request, and a clone of it. */
function makeRepository(folder) {
  const [remote, work] = [join(folder, 'twins.git'), join(folder, 'work')];
  mkdirSync(work, { recursive: true });
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'config', 'user.name', 'bench');
  git(work, 'config', 'user.email', 'bench@localhost');
  const lines = [
    'commit refs/heads/main',
    who(0),
    'data 5',
    'Begin',
    'M 644 inline README.md',
    'data 1',
    'x',
    '',
  ];
  for (let index = 0; index < pulls; index++)
    lines.push(
      `commit refs/heads/b${index}`,
      who(index),
      'data 6',
      'Change',
      'from refs/heads/main',
      `M 644 inline files/${index}.txt`,
      'data 1',
      'x',
      '',
    );
  execFileSync('git', ['-C', work, 'fast-import', '--quiet'], { input: `${lines.join('\n')}\n` });
  git(work, 'reset', '-q', '--hard');
  git(work, 'remote', 'add', 'origin', remote);
  git(work, 'push', '-q', '--all', 'origin');
  return { remote, work };
}

function who(index) {
  return `committer bench <bench@localhost> ${1_700_000_000 + index} +0000`;
}

/** Seconds of a push of one new commit each. */
function pushes(work) {
  return Array.from({ length: 10 }, (_, index) => {
    writeFileSync(join(work, 'README.md'), String(index));
    git(work, 'commit', '-q', '-a', '-m', 'Change');
    const begin = performance.now();
    git(work, 'push', '-q', 'origin', `HEAD:refs/heads/pushed-${index}`);
    return { seconds: (performance.now() - begin) / 1000 };
  });
}
