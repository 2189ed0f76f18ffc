import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { figure, ifPossible, once, residentKiB } from '../measure.mjs';
import { makeTwin } from '../twin.mjs';

export const title = 'Memory of an almost idle twin: three components, a step a second';
export const explanation =
  'Resident memory after ten seconds; a shared page counts for each process. Node itself takes most of it. Where there is a sandbox, the runner is two ' +
  'Node processes: one outside, for secrets and the network, and one inside. pm2 is what people take to keep processes alive; it neither connects nor ' +
  'saves them. The peaks of the commands stand in the other tables.';

const PM2 = 'pm2@7.0.4';
const program = fileURLToPath(new URL('../components/part.mjs', import.meta.url));

export async function run({ folder }) {
  const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: 1}';
  const twin = await makeTwin(folder, { components: 3, program: 'part.mjs', clock });
  try {
    await once(twin.dtaas('dtaas deploy', ['deploy']));
    await twin.running();
    await sleep(10_000);
    const { runner, components } = await twin.memory();
    const other = await ifPossible('pm2', () => daemonOf(join(folder, 'pm2')));
    return [
      {
        what: 'the supervisor',
        ours: mebibytes('the runner', runner),
        others: [
          other.missing ? other : mebibytes(PM2, other.daemon),
          mebibytes('node that waits', await idle()),
        ],
      },
      {
        what: 'three components',
        ours: mebibytes("the twin's", components),
        others: other.missing ? [] : [mebibytes('the same under pm2', other.parts)],
      },
    ];
  } finally {
    await twin.end();
  }
}

const mebibytes = (name, value) => figure(name, [{ seconds: value }], 'MiB');

async function idle() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await sleep(1000);
  const memory = residentKiB(child.pid) / 1024;
  child.kill();
  return memory;
}

/** pm2 with the same three programs, which wait for their input. */
async function daemonOf(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const install = ['npm', 'install', '--silent', '--no-audit', '--no-fund', PM2];
  await once({ name: `npm install ${PM2}`, command: install, cwd: folder, limitMs: 120_000 });
  const home = join(folder, 'home');
  const env = { ...process.env, PM2_HOME: home, PM2_DISCRETE_MODE: 'true' };
  const pm2 = (...arguments_) =>
    execFileSync(join(folder, 'node_modules/.bin/pm2'), arguments_, {
      cwd: folder,
      env,
      stdio: 'ignore',
      timeout: 30_000,
    });
  try {
    for (const name of ['a', 'b', 'c'])
      pm2('start', program, '--name', name, '--interpreter', process.execPath);
    await sleep(10_000);
    const pid = Number(readFileSync(join(home, 'pm2.pid'), 'utf8'));
    const daemon = residentKiB(pid, 'VmRSS', { alone: true }) / 1024;
    return { daemon, parts: residentKiB(pid) / 1024 - daemon };
  } finally {
    pm2('kill');
  }
}
