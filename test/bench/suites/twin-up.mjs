import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, figure, once } from '../measure.mjs';
import { bundled } from '../programs/bundled.mjs';
import { makeTwin, shareEngine } from '../twin.mjs';

export const title = 'A twin of 50 components, from `dtaas deploy` to its first step';
export const explanation =
  "The twin of one component shows the time that doesn't depend on the number of components: Pulumi, whose own time stands in the last rows, then Node's " +
  "start and git's commits. The other twins add the start of 50 programs, each in a sandbox. With Node, that is 50 starts of Node on two cores, for the " +
  "shell as well. The shell starts each program and gives it one step; it doesn't connect, supervise or record them.";

const programs = fileURLToPath(new URL('../components/', import.meta.url));
const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: 20}';

export async function run({ folder }) {
  const rows = [];
  for (const [count, program] of [
    [1, 'part.sh'],
    [50, 'part.sh'],
    [50, 'part.mjs'],
  ]) {
    rows.push(await row(join(folder, `${count}-${program}`), count, program));
  }
  return [...rows, ...(await pulumi(folder))];
}

async function row(folder, count, program) {
  const twin = await makeTwin(folder, { components: count, program, clock });
  let lives = false;
  const before = async () => {
    if (lives) await twin.forget();
    lives = true;
  };
  const sample = async () => {
    const started = performance.now();
    const { peakMiB } = await once(twin.dtaas('dtaas deploy', ['deploy'], { limitMs: 120_000 }));
    await twin.running();
    return { seconds: (performance.now() - started) / 1000, peakMiB };
  };
  try {
    const candidates = [{ name: 'dtaas deploy', before, sample }, shell(folder, count, program)];
    const [ours, other] = await compare(candidates, { runs: 3 });
    const language = program.endsWith('.sh') ? 'sh' : 'node';
    return { what: `${count} × ${language}`, ours, others: [other] };
  } finally {
    await twin.end();
  }
}

function shell(folder, count, program) {
  const interpreter = program.endsWith('.sh') ? 'sh' : `'${process.execPath}'`;
  const directory = join(folder, 'shell');
  mkdirSync(directory, { recursive: true });
  const start = `echo '{"step":0,"t":1700000000}' | ${interpreter} '${join(programs, program)}' > "out-$i" &`;
  const script = `i=0\nwhile [ $i -lt ${count} ]; do\n  ${start}\n  i=$((i + 1))\ndone\nwait\n`;
  writeFileSync(join(directory, 'start.sh'), script);
  return { name: 'a shell script', command: ['sh', 'start.sh'], cwd: directory };
}

/** What of it is Pulumi's: a stack with one resource that is nothing. */
async function pulumi(folder) {
  shareEngine(folder);
  const program = await bundled(folder, 'stack');
  const samples = { preview: [], up: [], unchanged: [] };
  const command = [process.execPath, program];
  const env = { DTAAS_CACHE: join(folder, 'cache') };
  for (let index = 0; index < 4; index += 1) {
    const { printed, peakMiB } = await once({ name: 'a stack', command, cwd: folder, env });
    if (index === 0) continue;
    for (const [name, seconds] of Object.entries(JSON.parse(printed)))
      samples[name].push({ seconds, peakMiB });
  }
  const words = {
    preview: 'Pulumi alone, preview',
    up: 'Pulumi alone, up',
    unchanged: 'Pulumi alone, up of no change',
  };
  return Object.entries(words).map(([name, what]) => ({
    what,
    ours: figure('one stack, one resource', samples[name]),
  }));
}
