// Stands in for the runner: `node fake-runner.mjs <folder>`. Keeps its contract (one a folder, runner.json, status and
// stop on the socket) and does what the spec's `fake` says: {startMs, silent, ignoreStop, dieAtOnce, orphan}.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const folder = process.argv[2];
const { twin, generation, socket, spec } = JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8'));
const fake = spec.fake ?? {};

const lock = createServer();
lock.once('error', () => process.exit(0));
lock.listen(`\0fake-${folder}`, async () => {
  appendFileSync(join(folder, 'starts'), `${process.pid} ${generation}\n`);
  if (fake.dieAtOnce) {
    console.error('no luck today');
    process.exit(1);
  }
  await new Promise((resolve) => setTimeout(resolve, fake.startMs ?? 0));
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const file = { pid: process.pid, startTime, bootId, generation, startedAt: new Date().toISOString() };
  writeFileSync(join(folder, 'runner.json.new'), JSON.stringify(file));
  renameSync(join(folder, 'runner.json.new'), join(folder, 'runner.json'));
  if (fake.orphan) {
    const env = { DTAAS_STATE_DIR: join(folder, 'state', 'orphan') };
    mkdirSync(env.DTAAS_STATE_DIR, { recursive: true });
    spawn('sleep', ['600'], { env, detached: true, stdio: 'ignore' }).unref();
  }
  if (!fake.silent) createServer(serve).listen(socket);
});
process.on('SIGTERM', () => {
  if (fake.ignoreStop) return;
  writeFileSync(join(folder, 'left'), '');
  process.exit(0);
});

function serve(connection) {
  // Who asked may have gone meanwhile.
  connection.on('error', () => connection.destroy());
  connection.once('data', (line) => {
    const { op } = JSON.parse(String(line));
    const answer = (result) => connection.end(`${JSON.stringify({ ok: true, result })}\n`);
    if (op === 'stop' && fake.saveOnStop)
      mkdirSync(join(folder, 'ring', '20261122T124132Z-00000001'), { recursive: true });
    if (op === 'stop' && !fake.ignoreStop) {
      answer({});
      setTimeout(() => process.exit(0), 10);
    } else if (op === 'status') {
      answer({
        twin,
        generation,
        phase: 'prepared',
        health: 'Progressing',
        reasons: [],
        components: {},
        values: {},
        pending: 0,
      });
    }
  });
}
