import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../catalogue.mjs';
import { compare, figure, once } from '../measure.mjs';
import { bundled } from '../programs/bundled.mjs';
import { makeTwin } from '../twin.mjs';

export const title = 'A twin with 1,000 saves of 20 kB';
export const explanation =
  "A default clone fetches branches: the twin's biography, which has one commit with a status for each save. It fetches no snapshots; each snapshot has " +
  'a ref of its own and is fetched when somebody restores it. State on a branch of its own comes with every clone. `dtaas status` reads the tip of the ' +
  'biography and asks the runner. `dtaas log` reads as many commits as it shows. A save in this table is the commit alone, without a runner.';

const [saves, bytes] = [1000, 20_000];

export async function run({ folder }) {
  const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: 20}';
  const twin = await makeTwin(folder, { components: 1, program: 'part.sh', clock, keep: 2 * saves });
  try {
    await once(twin.dtaas('dtaas deploy', ['deploy']));
    await twin.running();
    const before = await compare(looks(twin));
    const program = await bundled(folder, 'saves');
    const { printed, peakMiB } = await once({
      ...twin.dtaas('1,000 saves', []),
      command: [process.execPath, program, String(saves), String(bytes)],
    });
    const after = await compare(looks(twin));
    const save = { seconds: Number(printed) / saves, peakMiB };
    const plain = onABranch(join(folder, 'plain'));
    return [
      {
        what: 'default clone, .git',
        ours: clone(twin.work, 'dtaas'),
        others: [clone(plain.work, 'git, state on a branch')],
      },
      {
        what: "one save's commit, mean",
        ours: figure('dtaas', [save]),
        others: [figure('git add, commit', [plain.save])],
      },
      ...after.map((ours, index) => ({
        what: ours.name,
        ours: { ...ours, name: 'with 1,000 saves' },
        others: [{ ...before[index], name: 'with none' }],
      })),
    ];
  } finally {
    await twin.end();
  }
}

function looks(twin) {
  return [twin.dtaas('dtaas status', ['status']), twin.dtaas('dtaas log', ['log', 'chain'])];
}

/** Size of what `git clone` brings, in MB, without the work tree. */
function clone(work, name) {
  const target = `${work}-clone`;
  execFileSync('git', ['clone', '-q', '--no-checkout', `file://${work}`, target]);
  const seconds = sizeOf(join(target, '.git')) / 1e6;
  rmSync(target, { recursive: true, force: true });
  return figure(name, [{ seconds }], 'MB');
}

function sizeOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** The same bytes as commits of a branch, by `git fast-import`, with the time of one by `git add` and `commit`. */
function onABranch(work) {
  mkdirSync(work, { recursive: true });
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'config', 'user.name', 'bench');
  git(work, 'config', 'user.email', 'bench@localhost');
  const state = () => Buffer.concat([randomBytes(bytes / 2), Buffer.alloc(bytes / 2, 'state ')]);
  const commits = Array.from({ length: saves }, (_, index) => {
    const head = `commit refs/heads/main\ncommitter bench <bench@localhost> ${1_700_000_000 + index} +0000\n`;
    return Buffer.concat([
      Buffer.from(`${head}data 4\nSave\nM 644 inline state.bin\ndata ${bytes}\n`),
      state(),
    ]);
  });
  const input = Buffer.concat(commits.flatMap((commit) => [commit, Buffer.from('\n')]));
  execFileSync('git', ['-C', work, 'fast-import', '--quiet'], { input });
  git(work, 'reset', '-q', '--hard');
  const started = performance.now();
  const rounds = 20;
  for (let round = 0; round < rounds; round += 1) {
    execFileSync('sh', ['-ec', 'cat > state.bin; git add state.bin; git commit -q -m Save'], {
      cwd: work,
      input: state(),
    });
  }
  return { work, save: { seconds: (performance.now() - started) / 1000 / rounds } };
}
