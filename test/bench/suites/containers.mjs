import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once as event } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from '../clean-up.mjs';
import { hereHost, removeHome } from '../docker.mjs';
import { figure, ifPossible, once } from '../measure.mjs';
import { bundled } from '../programs/bundled.mjs';
import { makeTwin, shareEngine } from '../twin.mjs';

export const title = 'Containers at a Docker Engine';
export const explanation =
  'The 50 containers are made and removed, not started; they have the limits and the filter of system calls of a component. The three programs take turns, with the ' +
  'same plugin. Pulumi alone is a program that calls its Automation API as its documentation shows; it starts Pulumi several times for each update, the platform ' +
  "once. The calls of the API keep no record and compare nothing. The processor time of the Docker Engine isn't in the table. A twin that moves is saved, made at the new " +
  'place, removed at the old one, and continues from that save; it stands still from its last step to its first one, as `dtaas log` says.';

const containers = 50;
const runs = 3;
const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: 20}';
const parts = ['engine', 'plugins', 'launcher'];

export async function run({ folder }) {
  shareEngine(folder, parts);
  const [program, image] = [await bundled(folder, 'container-stack'), await imageAt(folder, hereHost)];
  return [
    ...(await fifty(join(folder, 'fifty'), program, image.id)),
    ...(await deployments(folder, image.id)),
    ...(await moves(folder, image.id)),
    { what: 'the workspace image, compressed', ours: { ...size(image.bytes), name: 'dtaas images build' } },
  ];
}

const size = (bytes) => figure('', [{ seconds: bytes / 1e6 }], 'MB');

async function imageAt(folder, host) {
  const command = [process.execPath, await bundled(folder, 'workspace-image'), host];
  const { printed } = await once({ name: 'the workspace image', command, cwd: folder });
  return JSON.parse(printed);
}

/** Up, once more, and down, by three programs in turn. */
async function fifty(folder, program, image) {
  mkdirSync(folder);
  const home = randomBytes(8).toString('hex');
  writeFileSync(
    join(folder, 'stack.json'),
    JSON.stringify({ host: hereHost, image, home, count: containers }),
  );
  atExit(() => removeHome(hereHost, home));
  const env = { DTAAS_CACHE: join(folder, '../cache') };
  const call = (name, file, operation) =>
    once({ name, command: [process.execPath, file, operation, folder], cwd: folder, env });
  await call('inputs', program, 'inputs');
  const beside = (name) => fileURLToPath(new URL(`../programs/${name}`, import.meta.url));
  const programs = [
    ['dtaas', program, ['up', 'up', 'down']],
    ['Pulumi alone', beside('pulumi-containers.mjs'), ['up', 'up', 'down']],
    ["calls of Docker's API", beside('docker-calls.mjs'), ['up', 'look', 'down']],
  ];
  const samples = programs.map(() => [[], [], []]);
  for (let index = 0; index < runs; index += 1)
    for (const [by, [name, file, operations]] of programs.entries())
      for (const [step, operation] of operations.entries())
        samples[by][step].push(await call(name, file, operation));
  return [`${containers} containers, up`, 'unchanged', 'down'].map((what, step) => {
    const [ours, ...others] = programs.map(([name], by) => figure(name, samples[by][step]));
    return { what, ours, others, ...(step === 0 ? { aim: 'Pulumi + 10 %' } : {}) };
  });
}

const inContainers = { place: 'engine', flavour: 'container', host: hereHost };
const inProcesses = { place: 'here', flavour: 'process' };

function twinAt(folder, at, components, image, second = hereHost) {
  const kindOf = (host) => `{kind: docker, settings: {host: '${host}', image: '${image}'}}`;
  const places = `{here: {kind: process}, engine: ${kindOf(hereHost)}, second: ${kindOf(second)}}`;
  return makeTwin(folder, { components, program: 'part.mjs', clock, places, at, parts });
}

/** A twin, from `dtaas deploy` to its first step, in containers and in processes. */
async function deployments(folder, image) {
  const rows = [];
  for (const components of [1, 10]) {
    const figures = [];
    for (const at of [inContainers, inProcesses]) {
      const twin = await twinAt(join(folder, `${at.place}-${components}`), at, components, image);
      const samples = await deployed(twin).catch((error) => endWith(twin, error));
      figures.push(figure(at === inContainers ? 'in containers' : 'in processes', samples));
    }
    const what = `${components} × node, from \`dtaas deploy\` to the first step`;
    rows.push({ what, ours: figures[0], others: [figures[1]] });
  }
  return rows;
}

async function deployed(twin) {
  const samples = [];
  for (let index = 0; index < runs; index += 1) {
    const started = performance.now();
    const { peakMiB, processor } = await once(twin.dtaas('dtaas deploy', ['deploy']));
    await twin.running();
    samples.push({ seconds: (performance.now() - started) / 1000, peakMiB, processor });
    // Its assets leave the engine, too.
    await twin.forget();
  }
  return samples;
}

/** Leaves nothing at an engine. */
async function endWith(twin, error) {
  await twin.end();
  throw error;
}

/** How long a twin stands still when it moves. */
async function moves(folder, image) {
  const second = await ifPossible('another engine', () => secondEngine(folder));
  const twin = await twinAt(join(folder, 'moves'), inProcesses, 3, image, second.host);
  const inSecond = { place: 'second', flavour: 'container', host: second.host };
  const ways = [
    ['processes to containers', inContainers],
    ...(second.missing ? [] : [['an engine to another one', inSecond]]),
    ['containers to processes', inProcesses],
  ];
  const samples = await moved(twin, ways).catch((error) => endWith(twin, error));
  await twin.end();
  await second.end?.();
  return ways.map(([what], way) => ({
    what: `a move from ${what}`,
    ours: figure('stood still', samples[way]),
  }));
}

async function moved(twin, ways) {
  const samples = ways.map(() => []);
  await once(twin.dtaas('dtaas deploy', ['deploy']));
  for (let index = 0; index < runs; index += 1)
    for (const [way, [, at]] of ways.entries()) {
      await twin.running();
      twin.moveTo(at);
      await once(twin.dtaas('dtaas deploy', ['deploy']));
      samples[way].push({ seconds: twin.standstill() });
    }
  return samples;
}

/** Needs root. */
async function secondEngine(folder) {
  const program = await bundled(folder, 'second-engine');
  const engine = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  atExit(() => engine.stdin.destroy());
  const [said] = await Promise.race([event(engine.stdout, 'data'), event(engine, 'exit')]);
  if (engine.exitCode !== null) throw new Error('no second engine started');
  const host = String(said).trim();
  await imageAt(folder, host);
  return {
    host,
    async end() {
      engine.stdin.end();
      await event(engine, 'exit');
    },
  };
}
