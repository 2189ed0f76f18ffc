import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { hostname, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf, environmentOf, identify, processIds } from '@dtaas/processes';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { hasOpenssl } from '../../testing/has-openssl.ts';
import { openPlant } from '../../testing/plant.ts';
import {
  counter,
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../testing/workspace.ts';
import { checkSnapshot } from '../snapshot/check.ts';
import type { RunnerFile } from './workspace-file.ts';

/** The runner as it is shipped: one file, away from any package. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runners: ChildProcess[] = [];
afterEach(async () => {
  for (const runner of runners.splice(0)) {
    runner.kill('SIGTERM');
    if (runner.exitCode === null && runner.signalCode === null)
      await new Promise((resolve) => runner.once('exit', resolve));
  }
});

interface Spawned {
  readonly child: ChildProcess;
  output(): string;
  readonly exited: Promise<number | null>;
}

function spawnRunner(
  workspace: TestWorkspace,
  env: NodeJS.ProcessEnv = {},
  input: 'ignore' | 'pipe' = 'ignore',
): Spawned {
  const child = spawn(process.execPath, [join(folder, 'runner.mjs'), workspace.directory], {
    // What a killed one leaves goes with the folder.
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      DTAAS_CACHE: join(folder, 'cache'),
      ...env,
    },
    detached: true,
    stdio: [input, 'pipe', 'pipe'],
  });
  runners.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += String(data)));
  return { child, output: () => text, exited: new Promise((resolve) => child.once('exit', resolve)) };
}

async function answers(workspace: TestWorkspace): Promise<void> {
  await eventually(() => workspace.client.status().catch(() => undefined));
}

type Isolation = 'bubblewrap' | 'none';

function counters(isolation: Isolation, more: { readonly [id: string]: TestComponent } = {}): TestWorkspace {
  const workspace = makeWorkspace(
    { count: counter, ...more },
    [],
    { clock: { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } },
    { isolation },
  );
  return workspace;
}
/** Answers steps, and neither the end of its input nor SIGTERM makes it leave. */
const deaf: TestComponent = {
  program: {
    name: 'deaf.mjs',
    text: `process.on('SIGTERM', () => {});
      process.stdin.on('data', (data) => {
        for (const line of String(data).split('\\n').filter((each) => each.includes('step'))) {
          process.stdout.write(JSON.stringify({ done: JSON.parse(line).step }) + '\\n');
        }
      });
      setInterval(() => {}, 1000);`,
  },
};

/** Writes down which of its lives has done a step. */
const witness: TestComponent = {
  control: ['save'],
  program: {
    name: 'witness.sh',
    text: `read -r life < /proc/sys/kernel/random/uuid
      while read -r line; do
        case $line in *'"step"'*)
          echo "$life" >> "$DTAAS_STATE_DIR/lives"
          step=\${line#*'"step":'}
          echo "{\\"done\\":\${step%%[,\\}]*}}" ;;
        *'"save"'*) echo '{"control":"saved"}' ;;
        esac
      done`,
  },
};

function livesOf({ directory }: TestWorkspace): readonly string[] {
  const file = join(directory, 'state', 'witness', 'lives');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** Starts several runners of the workspace at once; answers the one that stays, once the others have left. */
async function oneOf(workspace: TestWorkspace): Promise<Spawned> {
  const rivals = Array.from({ length: 4 }, () => spawnRunner(workspace));
  const left = await eventually(() => {
    const staying = rivals.filter(({ child }) => child.exitCode === null);
    return staying.length === 1 ? staying : undefined;
  });
  await answers(workspace);
  for (const rival of rivals) {
    if (!left.includes(rival)) expect(rival.output()).toMatch(/^Another runner has /);
  }
  return left[0]!;
}

/** Processes with this text in their environment: a workspace's own, wherever they are. */
function processesOf({ directory }: TestWorkspace): readonly number[] {
  return processIds().filter((pid) =>
    [...environmentOf(pid), ...commandLineOf(pid)].some((text) => text.includes(directory)),
  );
}

const modes: readonly Isolation[] = hasBubblewrap() ? ['bubblewrap', 'none'] : ['none'];

describe.each(modes)('the runner as a process (isolation: %s)', (isolation) => {
  test('stands alone wherever it is copied to, and leaves on SIGTERM with all states written', async () => {
    const workspace = counters(isolation);
    const { child, exited, output } = spawnRunner(workspace);
    await answers(workspace);
    const written: RunnerFile = JSON.parse(readFileSync(join(workspace.directory, 'runner.json'), 'utf8'));
    expect(written).toMatchObject({ pid: child.pid, generation: workspace.file.generation });
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    child.kill('SIGTERM');
    expect(await exited, output()).toBe(0);
    expect(
      Number(readFileSync(join(workspace.directory, 'state', 'count', 'count'), 'utf8')),
    ).toBeGreaterThan(10);
    expect(processesOf(workspace)).toEqual([]);
    expect(existsSync(workspace.file.socket)).toBe(false);
  });

  test('ends with its input where that is asked, with all that it started', async () => {
    const workspace = makeWorkspace({ count: counter }, [], {}, { isolation, endsWithInput: true });
    const { child, exited, output } = spawnRunner(workspace, {}, 'pipe');
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    child.stdin?.end();
    expect(await exited, output()).toBe(0);
    expect(processesOf(workspace)).toEqual([]);
  });

  test('goes on where it was, when it is stopped and started again', async () => {
    const workspace = counters(isolation);
    const first = spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    await workspace.client.stop();
    expect(await first.exited, first.output()).toBe(0);
    const step = Number(readFileSync(join(workspace.directory, 'state', 'count', 'count'), 'utf8'));
    spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > step + 5);
    const { values, clock } = await workspace.client.pause();
    expect(values['count.count']?.value).toBe(clock.step);
  });

  test('runs once a workspace: a second one reports this and exits with 0', async () => {
    const workspace = counters(isolation);
    spawnRunner(workspace);
    await answers(workspace);
    const second = spawnRunner(workspace);
    expect(await second.exited).toBe(0);
    expect(second.output()).toMatch(/^Another runner has .* already\.\n$/);
    expect((await workspace.client.status()).phase).toBe('prepared');
  });

  test('leaves a workspace to a living runner of the release before, whose lock is of another kind', async () => {
    const workspace = counters(isolation);
    const before = { ...identify(process.pid), generation: workspace.file.generation };
    writeFileSync(join(workspace.directory, 'runner.json'), JSON.stringify(before));
    const { exited, output } = spawnRunner(workspace);
    expect(await exited).toBe(0);
    expect(output()).toMatch(/^Another runner has /);
  });

  test('is the only one of many that starts components, also beside one that was killed', async () => {
    const workspace = counters(isolation, { witness });
    const one = await oneOf(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 5);
    // Where the next runner puts all of them back to.
    await workspace.client.save();
    one.child.kill('SIGKILL');
    await oneOf(workspace);
    await workspace.client.start();
    await eventually(async () => new Set(livesOf(workspace)).size === 2);
    await workspace.client.stop();
    // Each life is a row of its own: nobody stepped beside another.
    const lives = livesOf(workspace);
    expect(lives.filter((life, index) => life !== lives[index - 1])).toHaveLength(2);
  });

  test('writes nothing that others can write, whatever the umask of who starts it', async () => {
    const workspace = counters(isolation);
    const umask = process.umask(0o000);
    try {
      spawnRunner(workspace);
    } finally {
      process.umask(umask);
    }
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    await workspace.client.save();
    const written = readdirSync(workspace.directory, { recursive: true, encoding: 'utf8' });
    expect(written).toContain('state/count/count');
    const modes = written.map((path) =>
      lstatSync(join(workspace.directory, path), { throwIfNoEntry: false }),
    );
    expect(written.filter((_, index) => ((modes[index]?.mode ?? 0) & 0o022) !== 0)).toEqual([]);
    await workspace.client.stop();
  });

  test('is killed and leaves no process, at the latest when the next one starts', async () => {
    const workspace = counters(isolation, { deaf });
    const { child, exited } = spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    const before = processesOf(workspace);
    expect(before.length).toBeGreaterThanOrEqual(3);
    child.kill('SIGKILL');
    await exited;
    spawnRunner(workspace);
    await eventually(
      () =>
        workspace.client.status().then(
          ({ phase }) => phase === 'prepared',
          () => undefined,
        ),
      20_000,
    );
    expect(processesOf(workspace).filter((pid) => before.includes(pid))).toEqual([]);
    const { restore } = await workspace.client.start();
    // Also where the half inside a twin's own network saw the other one die: the deaf one was killed by it.
    expect(restore).toMatchObject({ outcome: 'restored', clock: { step: 0 } });
    await eventually(async () => ((await workspace.client.status()).values['count.count']?.t ?? 0) > 0);
  });

  test('whose folder somebody removes ends by itself, with all that it started and without a word', async () => {
    const workspace = counters(isolation, { deaf });
    const { exited, output } = spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    await removeWhileWritten(workspace.directory);
    expect(await exited, output()).toBe(0);
    expect(output()).toBe('');
    expect(processesOf(workspace)).toEqual([]);
    expect(existsSync(workspace.file.socket)).toBe(false);
  });

  test('whose folder somebody puts another in place of leaves that one as it is', async () => {
    const workspace = counters(isolation);
    const { exited, output } = spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
    renameSync(workspace.directory, `${workspace.directory}.away`);
    mkdirSync(workspace.directory);
    writeFileSync(join(workspace.directory, 'runner.json'), 'another');
    expect(await exited, output()).toBe(0);
    expect(readFileSync(join(workspace.directory, 'runner.json'), 'utf8')).toBe('another');
    expect(existsSync(join(workspace.directory, 'moment.json'))).toBe(false);
  });
});

/** As `rm -rf` by hand: who still writes to the folder may make it come back in part. */
async function removeWhileWritten(directory: string): Promise<void> {
  await eventually(() => {
    try {
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // Not empty any more.
    }
    return !existsSync(join(directory, 'runner.json'));
  });
}

describe('a runner that is killed at any moment', () => {
  test('while it saves and restores leaves whole snapshots, and starts again with all states in place', async () => {
    const workspace = counters('none');
    let started = false;
    for (let round = 0; round < 8; round += 1) {
      const { child, exited } = spawnRunner(workspace);
      await eventually(
        () =>
          workspace.client.status().then(
            ({ phase }) => phase === 'prepared',
            () => undefined,
          ),
        20_000,
      );
      for (const { name } of await workspace.client.pending()) {
        await checkSnapshot(join(workspace.directory, 'ring', name));
      }
      await workspace.client.start();
      const counted = join(workspace.directory, 'state', 'count', 'count');
      if (started) expect(Number(readFileSync(counted, 'utf8'))).toBeGreaterThan(0);
      await workspace.when(({ clock }) => clock.step! > 2);
      const { name } = await workspace.client.save();
      started = true;
      const snapshot = await workspace.snapshot(name);
      const busy = Promise.allSettled([
        workspace.client.save(),
        workspace.client.restore(snapshot),
        workspace.client.save(),
      ]);
      await new Promise((resolve) => setTimeout(resolve, round * 25));
      child.kill('SIGKILL');
      await exited;
      await busy;
      expect((await checkSnapshot(snapshot.directory)).twin).toBe('test');
    }
  });
});

describe('a plant that a twin in lockstep works with', () => {
  const adder: TestComponent = {
    inputs: { reading: { type: 'number' } },
    outputs: { sum: { type: 'number' }, act: { type: 'number' } },
    program: {
      name: 'adder.mjs',
      text: `
        import { createInterface } from 'node:readline';
        let sum = 0;
        const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
        for await (const line of createInterface({ input: process.stdin })) {
          const { n, v, step } = JSON.parse(line);
          if (n) sum += v;
          if (step === undefined) continue;
          say({ n: 'sum', v: sum });
          say({ n: 'act', v: step });
          say({ done: step });
        }`,
    },
  };

  test.each(['a component', 'the runner'])(
    'gets no command twice and is heard once, though %s is killed',
    async (victim) => {
      const plant = await openPlant('user:password');
      const workspace = makeWorkspace(
        { adder },
        ['physical.reading -> adder.reading', 'adder.act -> physical.act'],
        {
          clock: { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 },
          secrets: ['PLANT'],
          physicalTwin: {
            protocol: 'mqtt',
            url: `mqtt://127.0.0.1:${plant.port}`,
            credentials: 'PLANT',
            telemetry: { reading: { topic: 'reading', port: { type: 'number' } } },
            commands: { act: { topic: 'act', port: { type: 'number' } } },
          },
        },
      );
      const begin = async (): Promise<ChildProcess> => {
        const { child } = spawnRunner(workspace, { PLANT: 'user:password' });
        await answers(workspace);
        await eventually(() => plant.listeners.size > 0);
        await workspace.client.start();
        return child;
      };
      const heard = async (value: number, sum: number): Promise<void> => {
        plant.tell('reading', String(value));
        await eventually(async () => (await workspace.client.status()).values['adder.sum']?.value === sum);
      };
      const runner = await begin();
      await heard(1, 1);
      await heard(20, 21);
      const { clock, components } = await workspace.client.status();
      if (victim === 'the runner') {
        runner.kill('SIGKILL');
        await new Promise((resolve) => runner.once('exit', resolve));
        await eventually(() => plant.listeners.size === 0);
        await begin();
      } else {
        process.kill(components['adder']!.pid!, 'SIGKILL');
        await eventually(async () => (await workspace.client.status()).components['adder']!.restarts === 1);
      }
      await eventually(async () => (await workspace.client.status()).clock.step! > clock.step! + 20);
      await heard(300, 321);
      await workspace.client.stop();
      const acts = plant.commands
        .filter(({ topic }) => topic === 'act')
        .map(({ payload }) => Number(payload));
      expect(acts.length).toBeGreaterThan(20);
      expect(acts).toEqual([...new Set(acts)].sort((a, b) => a - b));
      // What a killed runner was about to send is lost rather than sent twice.
      expect(acts.at(-1)! - acts[0]! + 1 - acts.length).toBeLessThanOrEqual(victim === 'the runner' ? 1 : 0);
      await plant.close();
    },
  );
});

describe('a secret', () => {
  const secret = 'correct horse battery staple';
  const integrations = { store: 'historian' };
  const withHistorian = {
    integrations: { historian: { type: 'influxdb', token: 'HISTORIAN' } },
    secrets: ['HISTORIAN'],
  };

  test.each(modes)(
    'reaches the component as a file and is nowhere else (isolation: %s)',
    async (isolation) => {
      const workspace = makeWorkspace(
        {
          probe: { program: 'probe.mjs', outputs: { found: { type: 'object' } }, integrations },
          careless: { program: 'thermostat.mjs', outputs: { note: { type: 'string' } }, integrations },
          stranger: { program: 'probe.mjs', outputs: { found: { type: 'object' } } },
        },
        [],
        { clock: { mode: 'wall' }, ...withHistorian },
        { isolation },
      );
      const { output, exited } = spawnRunner(workspace, { HISTORIAN: secret });
      await answers(workspace);
      await workspace.client.start();
      const found = await eventually(
        async () => (await workspace.client.status()).values['probe.found']?.value,
      );
      expect(found).toMatchObject({ store: secret.length });
      expect((found as unknown as { environment: string[] }).environment).not.toContain('HISTORIAN');
      const config = (id: string) => readFileSync(join(workspace.directory, 'config', `${id}.json`), 'utf8');
      expect(JSON.parse(config('probe'))).toMatchObject({
        integrations: { store: { type: 'influxdb', token: { file: expect.stringMatching(/HISTORIAN$/) } } },
      });
      expect(config('stranger')).not.toContain('HISTORIAN');
      const logs = await eventually(async () => {
        const lines = await workspace.client.logs({ component: 'careless' });
        return lines.length > 0 ? lines : undefined;
      });
      expect(logs.map(({ text }) => text)).toContain("my secret is ***, don't tell");
      expect((await workspace.client.status()).values['careless.note']?.value).toBe('it is ***');
      const saved = await workspace.client.save();
      await workspace.client.fetch(saved.name, join(folder, saved.name));
      await workspace.client.stop();
      await exited;
      for (const place of [workspace.directory, join(folder, saved.name)])
        expect(filesWith(place, secret)).toEqual([]);
      expect(output()).not.toContain(secret);
    },
  );

  test('that a component puts into its state keeps the snapshot from being taken', async () => {
    const leak =
      "import{readFileSync,writeFileSync}from'node:fs';const c=JSON.parse(readFileSync(process.env.DTAAS_CONFIG));writeFileSync(process.env.DTAAS_STATE_DIR+'/cache','token='+readFileSync(c.integrations.store.token.file));process.stdin.on('end',()=>process.exit(0)).resume()";
    const workspace = makeWorkspace(
      { leak: { program: { name: 'leak.mjs', text: leak }, integrations } },
      [],
      { clock: { mode: 'wall' }, ...withHistorian },
    );
    spawnRunner(workspace, { HISTORIAN: secret });
    await answers(workspace);
    await workspace.client.start();
    await eventually(() => existsSync(join(workspace.directory, 'state', 'leak', 'cache')));
    await expect(workspace.client.save()).rejects.toMatchObject({ code: 'secret-in-state' });
    expect(await workspace.client.pending()).toEqual([]);
    expect((await workspace.client.status()).reasons[0]).toMatch(/^the last save failed: .* holds a secret/);
  });

  test('is read once from the file of the deployer', async () => {
    const workspace = makeWorkspace(
      { probe: { program: 'probe.mjs', outputs: { found: { type: 'object' } }, integrations } },
      [],
      { clock: { mode: 'wall' }, ...withHistorian },
    );
    writeFileSync(join(workspace.directory, 'secrets'), JSON.stringify({ HISTORIAN: secret }));
    spawnRunner(workspace);
    await answers(workspace);
    expect(existsSync(join(workspace.directory, 'secrets'))).toBe(false);
    await workspace.client.start();
    expect(
      await eventually(async () => (await workspace.client.status()).values['probe.found']?.value),
    ).toMatchObject({ store: secret.length });
  });

  test('that was not passed is named in the error', async () => {
    const workspace = makeWorkspace({}, [], { secrets: ['HISTORIAN'] });
    const { exited, output } = spawnRunner(workspace);
    expect(await exited).toBe(1);
    expect(output()).toMatch(/^secret-missing: The twin needs secrets that were not passed: HISTORIAN\./);
  });
});

describe('the network of a twin', () => {
  let host: Server;
  let port = 0;
  beforeAll(async () => {
    host = createServer((socket) => socket.end('the host answers'));
    await new Promise<void>((resolve) => host.listen(0, resolve));
    port = (host.address() as { port: number }).port;
  });
  afterAll(() => host.close());

  test.skipIf(!hasBubblewrap())(
    'has no way out but those that are allowed, and the physical twin for the runner alone',
    async () => {
      const plant = await openPlant('user:password');
      const workspace = makeWorkspace(
        {
          probe: {
            program: 'probe.mjs',
            parameters: {
              loopback: { host: '127.0.0.1', port },
              plant: { host: '127.0.0.1', port: plant.port },
              allowed: { host: hostname(), port },
              other: { host: 'example.org', port },
            },
            outputs: { found: { type: 'object' } },
          },
        },
        [],
        {
          clock: { mode: 'wall' },
          network: { internet: 'deny', allow: [`${hostname()}:${port}`], required: true },
          secrets: ['PLANT'],
          physicalTwin: {
            protocol: 'mqtt',
            url: `mqtt://127.0.0.1:${plant.port}`,
            credentials: 'PLANT',
            telemetry: { temperature: { topic: 'box', port: { type: 'number', unit: 'Cel' } } },
            commands: {},
          },
        },
        { isolation: 'auto' },
      );
      spawnRunner(workspace, { PLANT: 'user:password' });
      await answers(workspace);
      await workspace.client.start();
      const { values, isolation } = await eventually(async () => {
        plant.tell('box', '21.5');
        const status = await workspace.client.status();
        return status.values['probe.found'] && status.values['physical.temperature'] ? status : undefined;
      });
      expect(isolation).toMatchObject({ mode: 'bubblewrap', network: 'enforced' });
      expect(values['physical.temperature']).toMatchObject({ value: 21.5 });
      expect(values['probe.found']?.value).toMatchObject({
        loopback: 'ECONNREFUSED',
        plant: 'ECONNREFUSED',
        allowed: 'the host answers',
        other: expect.stringMatching(/^(EAI_AGAIN|ENOTFOUND)$/),
      });
      await plant.close();
    },
  );

  /** This machine as another host sees it, over IPv4 and IPv6. */
  const numbers = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ address, internal }) => !internal && !/^(fe80:|169\.254\.)/.test(address));
  const reasonForNumbers = numbers.length === 0 ? ' (skipped: this machine has only loopback)' : '';

  test.skipIf(!hasBubblewrap() || numbers.length === 0)(
    `leads to IP addresses that are allowed, at their ports alone${reasonForNumbers}`,
    async () => {
      const allow = [...numbers.map(({ address }) => address), '::1'];
      const other = { host: '203.0.113.5', port };
      const workspace = makeWorkspace(
        {
          probe: {
            program: 'probe.mjs',
            parameters: {
              ...Object.fromEntries(allow.map((host, index) => [`n${index}`, { host, port }])),
              port: { host: allow[0]!, port: 1 },
              other,
            },
            outputs: { found: { type: 'object' } },
          },
        },
        [],
        {
          clock: { mode: 'wall' },
          network: {
            internet: 'deny',
            allow: allow.map((host) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)),
            required: true,
          },
        },
        { isolation: 'auto' },
      );
      spawnRunner(workspace);
      await answers(workspace);
      await workspace.client.start();
      const { values, isolation } = await eventually(async () => {
        const status = await workspace.client.status();
        return status.values['probe.found'] ? status : undefined;
      });
      const hasIPv6 = !isolation.remarks.join().includes('no IPv6');
      const reached = allow.map((host, index) => [`n${index}`, host.includes(':') && !hasIPv6] as const);
      expect(values['probe.found']?.value).toMatchObject({
        ...Object.fromEntries(
          reached.filter(([, closed]) => !closed).map(([name]) => [name, 'the host answers']),
        ),
        port: 'ECONNREFUSED',
        other: 'ENETUNREACH',
      });
    },
  );

  test.skipIf(!hasBubblewrap())(
    'leads to the Internet and to allowed hosts through a proxy, which does not lead to the machine otherwise',
    async () => {
      const asks = `import net from 'node:net';
        const { hostname, port } = new URL(process.env.HTTPS_PROXY);
        const ask = (target) => new Promise((resolve) => {
          const proxy = net.connect(port, hostname, () => proxy.write('CONNECT ' + target + ' HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'));
          let said = '';
          proxy.on('data', (data) => { said += data; }).on('end', () => resolve(said.split('\\r\\n')[0] + ' ' + said.split('\\r\\n\\r\\n')[1]));
        });
        const said = [await ask('127.0.0.1:PORT'), await ask('ALLOWED'), process.env.NO_PROXY].join('; ');
        process.stdout.write(JSON.stringify({ n: 'said', vs: said }) + '\\n');
        process.stdin.on('end', () => process.exit(0)).resume();`;
      const allowed = `${hostname()}:${port}`;
      const workspace = makeWorkspace(
        {
          asking: {
            program: {
              name: 'asks.mjs',
              text: asks.replace('PORT', String(port)).replace('ALLOWED', allowed),
            },
            outputs: { said: { type: 'string' } },
          },
        },
        [],
        { clock: { mode: 'wall' }, network: { internet: 'allow', allow: [allowed], required: true } },
        { isolation: 'auto' },
      );
      spawnRunner(workspace, {});
      await answers(workspace);
      await workspace.client.start();
      const said = await eventually(
        async () => (await workspace.client.status()).values['asking.said']?.value,
      );
      expect(said).toBe(
        'HTTP/1.1 403 Forbidden dtaas: no component may reach 127.0.0.1\n; HTTP/1.1 200 Connection established the host answers; localhost,127.0.0.1,::1',
      );
    },
  );

  test.skipIf(!hasBubblewrap())(
    'has an allowed port of the machine where components look for it, and no other',
    async () => {
      const other = createServer((socket) => socket.end('another answers'));
      await new Promise<void>((resolve) => other.listen(0, resolve));
      const workspace = makeWorkspace(
        {
          probe: {
            program: 'probe.mjs',
            parameters: {
              name: { host: 'localhost', port },
              number: { host: '127.0.0.1', port },
              other: { host: 'localhost', port: (other.address() as { port: number }).port },
            },
            outputs: { found: { type: 'object' } },
          },
        },
        [],
        {
          clock: { mode: 'wall' },
          network: { internet: 'deny', allow: [`localhost:${port}`], required: true },
        },
        { isolation: 'auto' },
      );
      spawnRunner(workspace);
      await answers(workspace);
      await workspace.client.start();
      const status = await eventually(async () => {
        const { values } = await workspace.client.status();
        return values['probe.found'];
      });
      expect(status.value).toMatchObject({
        name: 'the host answers',
        number: 'the host answers',
        other: 'ECONNREFUSED',
      });
      other.close();
    },
  );

  test.skipIf(!hasOpenssl())(
    'leads to a physical twin that speaks TLS, whose certificate is checked',
    async () => {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
      const made = [
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
      ];
      spawnSync('openssl', ['req', '-x509', '-days', '2', ...made, ...subject]);
      const plant = await openPlant('user:password', 0, { key: readFileSync(key), cert: readFileSync(cert) });
      const tlsTwin = (): TestWorkspace => {
        const workspace = makeWorkspace(
          {},
          [],
          {
            clock: { mode: 'wall' },
            physicalTwin: {
              protocol: 'mqtt',
              url: `mqtts://localhost:${plant.port}`,
              credentials: 'PLANT',
              telemetry: { temperature: { topic: 'box', port: { type: 'number', unit: 'Cel' } } },
              commands: {},
            },
            secrets: ['PLANT'],
          },
          { isolation: 'auto' },
        );
        return workspace;
      };
      const trusting = tlsTwin();
      spawnRunner(trusting, { PLANT: 'user:password', NODE_EXTRA_CA_CERTS: cert });
      await answers(trusting);
      await trusting.client.start();
      await eventually(async () => {
        plant.tell('box', '21.5');
        return (await trusting.client.status()).values['physical.temperature'];
      });
      const distrusting = tlsTwin();
      spawnRunner(distrusting, { PLANT: 'user:password' });
      await answers(distrusting);
      await distrusting.client.start();
      await eventually(async () => /self.signed/.test((await distrusting.client.status()).reasons.join()));
      await plant.close();
    },
  );

  test("that can't be enforced is refused if twin.yaml limits it, and reported otherwise", async () => {
    const written = makeWorkspace({}, [], { network: { internet: 'deny', allow: [], required: true } });
    const { exited, output } = spawnRunner(written);
    expect(await exited).toBe(1);
    expect(output()).toMatch(
      /^network-unenforceable: The twin\.yaml of test limits the network, .*\nInstall bubblewrap \(/,
    );
    const unwritten = counters('none');
    spawnRunner(unwritten);
    await answers(unwritten);
    expect((await unwritten.client.status()).isolation).toMatchObject({ mode: 'none', network: 'open' });
  });
});

/** Files under a folder that hold a text. */
function filesWith(place: string, text: string): readonly string[] {
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

describe.skipIf(!hasBubblewrap())('a port in the network of a twin', () => {
  test('is reached through the runner, and not from the machine', async () => {
    const port = 18_080;
    const workspace = counters('bubblewrap', {
      web: {
        program: {
          name: 'web.mjs',
          text: `import { createServer } from 'node:net';
            createServer((socket) => socket.end('from inside')).listen(${port}, '127.0.0.1');
            process.stdin.on('data', (data) => {
              for (const line of String(data).split('\\n').filter((each) => each.includes('step')))
                process.stdout.write(JSON.stringify({ done: JSON.parse(line).step }) + '\\n');
            }).on('end', () => process.exit(0));`,
        },
      },
    });
    spawnRunner(workspace);
    await answers(workspace);
    await workspace.client.start();
    const stream = await eventually(() => workspace.client.dial({ port }).catch(() => undefined));
    stream.end();
    let got = '';
    for await (const chunk of stream) got += String(chunk);
    expect(got).toBe('from inside');
    const outside = connect({ port, host: '127.0.0.1' });
    const [error] = await once(outside, 'error');
    expect((error as NodeJS.ErrnoException).code).toBe('ECONNREFUSED');
  });
});
