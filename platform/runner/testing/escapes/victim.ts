/** In two parts, so that no command line of an attacker has it. */
const [first, second] = ['THE-SECRET', 'OF-THE-VICTIM'] as const;
export const secretOfVictim = `${first}-${second}`;
export const secretInAttack = `['${first}', '${second}'].join('-')`;

/** What the victim and the attacker name alike, where names could be shared. */
export const shared = {
  abstract: 'victim',
  port: 7000,
  key: 0x7d7a,
  queue: 'victim',
  /** The number of the system call `mq_open`. */
  openQueue: process.arch === 'arm64' ? 180 : 240,
} as const;

const answerSteps = `let rest = '';
process.stdin.on('data', (data) => {
  const lines = (rest + data).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    const { step, control } = JSON.parse(line);
    if (step !== undefined) process.stdout.write(JSON.stringify({ done: step }) + '\\n');
    if (control === 'save') process.stdout.write(JSON.stringify({ control: 'saved' }) + '\\n');
  }
}).on('end', () => process.exit(0));`;

/** The programs of the two components, for Node. They answer steps and `save`. */
export const programs = {
  /** Leaves its secret wherever a program does: in files, memory, environments, shared memory, queues and sockets. */
  victim: `const fs = require('node:fs');
const { spawn } = require('node:child_process');
const secret = '${secretOfVictim}';
for (const folder of [process.env.DTAAS_STATE_DIR, '/tmp', '/dev/shm'])
  try { fs.writeFileSync(folder + '/victim.txt', secret, { mode: 0o666 }); } catch {}
spawn('sleep', ['100000'], { env: { ...process.env, secret } });
spawn('perl', ['-e', \`my $id = shmget(${shared.key}, 64, 01666); shmwrite($id, "\${secret}", 0, 64) if defined $id;
  my $name = "${shared.queue}"; syscall(${shared.openQueue}, $name, 0102, 0666, 0); sleep 100000\`]).on('error', () => {});
const tell = (socket) => socket.on('error', () => {}).end(secret);
require('node:net').createServer(tell).listen('\\0${shared.abstract}');
require('node:net').createServer(tell).listen(${shared.port}, '0.0.0.0');
${answerSteps}`,
  evil: answerSteps,
} as const;
