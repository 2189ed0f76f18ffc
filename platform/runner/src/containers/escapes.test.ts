import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasGo } from '@dtaas/launcher/testing/has-go';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { type DockerTwin, hasDocker, startWithDocker } from '../../testing/docker-containers.ts';
import { allHeld, attemptAll, escapes, type Flavour, outcomes } from '../../testing/escapes/escapes.ts';
import { programs, secretOfVictim } from '../../testing/escapes/victim.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import {
  type AtEnd,
  counter,
  eventually,
  makeWorkspace,
  type TestComponent,
} from '../../testing/workspace.ts';

const isTested = hasGo() && hasDocker();

let folder: string;
let program: string;
let plant: Server;
beforeAll(async () => {
  if (!isTested && !hasBubblewrap()) return;
  folder = mkdtempSync(join(tmpdir(), 'dtaas-escapes-'));
  // The twin's user reads it.
  chmodSync(folder, 0o755);
  cpSync(fileURLToPath(new URL('../../dist/sdk', import.meta.url)), join(folder, 'sdk'), { recursive: true });
  program = join(folder, 'runner.mjs');
  writeFileSync(program, await bundle('../src/main.ts'), { mode: 0o644 });
  plant = createServer((socket) => socket.end('the plant'));
  await new Promise<void>((resolve) => plant.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  plant?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The victim, an attacker, and a component that counts steps. */
function parts(): { readonly [id: string]: TestComponent } {
  const run = (id: keyof typeof programs): TestComponent => ({
    program: { name: `${id}.cjs`, text: programs[id] },
    run: { command: ['node', `${id}.cjs`], transport: 'stdio', control: [] },
  });
  return {
    victim: { ...run('victim'), parameters: { key: secretOfVictim } },
    evil: run('evil'),
    count: counter,
  };
}

const clock = { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } as const;

/** Runs a text of JavaScript in the component, which prints one line. */
async function inside(
  { client }: Pick<DockerTwin, 'client'>,
  text: string,
  component = 'evil',
): Promise<string> {
  const stream = await client.dial({ component, command: ['node', '-e', text] });
  let said = '';
  for await (const chunk of stream) said += String(chunk);
  return said.trim();
}

async function begun<Twin extends Pick<DockerTwin, 'client'>>(twin: Twin): Promise<Twin> {
  await eventually(() => twin.client.status().catch(() => undefined));
  await twin.client.start();
  await steps(twin, 3);
  return twin;
}

const limits = ['--memory', '256m', '--memory-swap', '256m', '--pids-limit', '100'];

async function inDocker(atEnd: AtEnd): Promise<DockerTwin> {
  const workspace = makeWorkspace(parts(), [], { clock }, { inContainers: true, atEnd });
  return await begun(await startWithDocker(workspace, program, limits, atEnd));
}

/** The same twin beside its runner, which isolates the components by bubblewrap. */
async function inBubblewrap(): Promise<Pick<DockerTwin, 'client'>> {
  const { directory, client } = makeWorkspace(parts(), [], { clock }, { isolation: 'bubblewrap' });
  const runner = spawn(process.execPath, [program, directory], {
    env: { PATH: process.env['PATH'], HOME: directory, DTAAS_CACHE: join(directory, 'cache') },
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    const ended = once(runner, 'exit');
    await client.stop();
    await ended;
  });
  return await begun({ client });
}

async function expectAllHeld(twin: Pick<DockerTwin, 'client'>, flavour: Flavour): Promise<void> {
  const { port } = plant.address() as AddressInfo;
  const tried = escapes(port).filter(({ openIn = [] }) => !openIn.includes(flavour));
  expect(outcomes(tried, await inside(twin, attemptAll(tried)))).toEqual(allHeld(tried));
  await steps(twin, 3);
}

/** The twin does so many steps more. */
async function steps({ client }: Pick<DockerTwin, 'client'>, count: number): Promise<void> {
  const { step = 0 } = (await client.status()).clock;
  await eventually(async () => ((await client.status()).clock.step ?? 0) >= step + count);
}

it.skipIf(!hasBubblewrap())('a component in bubblewrap reaches nothing of others', async () => {
  await expectAllHeld(await inBubblewrap(), 'bubblewrap');
});

describe.skipIf(!isTested)('a component in a container of Docker', () => {
  const ends: Parameters<AtEnd>[0][] = [];
  let twin: DockerTwin;
  beforeAll(async () => {
    twin = await inDocker((end) => ends.unshift(end));
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('reaches nothing of others', async () => {
    await expectAllHeld(twin, 'containers');
  });

  it('finds with the same attempts what is its own', async () => {
    const own = escapes(0).filter(({ isOwn }) => isOwn);
    const found = outcomes(own, await inside(twin, attemptAll(own), 'victim'));
    for (const { target, held } of own) expect(found[target], target).not.toBe(held);
  });

  it('can fill its temporary files, and ends for want of memory alone', async () => {
    const filled = `const fs = require('node:fs'); const file = fs.openSync('/tmp/fill', 'w'); let n = 0;
      try { for (; n < 64; n++) fs.writeSync(file, Buffer.alloc(1 << 20)); } catch (e) { console.log(e.code, n <= 8); }`;
    expect(await inside(twin, filled)).toBe('ENOSPC true');
    const greedy = `const held = []; for (let n = 0; n < 64; n++) held.push(Buffer.alloc(8 << 20, 1)); console.log('open')`;
    expect(await inside(twin, greedy)).toBe('');
    await steps(twin, 3);
    expect((await twin.client.status()).components['count']!.restarts).toBe(0);
  });

  it('can fork without end, and only its own container suffers', async () => {
    const { client, docker } = twin;
    const { step = 0 } = (await client.status()).clock;
    const bomb = await client.dial({
      component: 'evil',
      command: ['sh', '-c', 'bomb() { bomb | bomb & }; trap "" TERM; while :; do bomb; done 2>/dev/null'],
    });
    bomb.on('error', () => {}).resume();
    await eventually(() => docker('evil', 'inspect', '--format', '{{.State.Running}}') === 'true');
    const { components } = await client.status();
    expect(components['count']!.restarts).toBe(0);
    bomb.destroy();
    // The launcher is alive, and can still end everything and start the component again.
    await client.restart();
    await eventually(async () => (await client.status()).health === 'Healthy');
    await steps({ client }, 3);
    expect(docker('evil', 'inspect', '--format', '{{.RestartCount}} {{.State.Running}}')).toBe('0 true');
    expect(step).toBeGreaterThan(0);
  });
});
