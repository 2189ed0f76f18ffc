import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasGo } from '@dtaas/launcher/testing/has-go';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { type DockerTwin, hasDocker, startWithDocker } from '../../testing/docker-containers.ts';
import { counter, eventually, makeWorkspace, type TestComponent } from '../../testing/workspace.ts';

const isTested = hasGo() && hasDocker();

let folder: string;
let program: string;
let plant: Server;
beforeAll(async () => {
  if (!isTested) return;
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

const mark = 'THE-SECRET-OF-THE-VICTIM';

const answerSteps = `process.stdin.on('data', (data) => {
  for (const line of String(data).split('\\n').filter((each) => each.includes('"step"')))
    process.stdout.write(JSON.stringify({ done: JSON.parse(line).step }) + '\\n');
});`;

/** Leaves its secret wherever a program does: in files, memory, its environment, shared memory and sockets. */
const victim: TestComponent = {
  program: {
    name: 'victim.cjs',
    text: `const fs = require('node:fs');
      const { spawn } = require('node:child_process');
      const secret = '${mark}';
      for (const folder of [process.env.DTAAS_STATE_DIR, '/tmp', '/dev/shm'])
        fs.writeFileSync(folder + '/victim.txt', secret, { mode: 0o666 });
      spawn('sleep', ['100000'], { env: { ...process.env, secret } });
      require('node:net').createServer((socket) => socket.end(secret)).listen('\\0victim');
      require('node:net').createServer((socket) => socket.end(secret)).listen(7000, '0.0.0.0');
      ${answerSteps}`,
  },
  run: { command: ['node', 'victim.cjs'], transport: 'stdio', control: [] },
};

/** Runs a text of JavaScript in the component, which prints one line. */
async function inside({ client }: DockerTwin, text: string): Promise<string> {
  const stream = await client.dial({ component: 'evil', command: ['node', '-e', text] });
  let said = '';
  for await (const chunk of stream) said += String(chunk);
  return said.trim();
}

async function attacked(limits: readonly string[] = []): Promise<DockerTwin> {
  const evil: TestComponent = {
    program: { name: 'evil.cjs', text: answerSteps },
    run: { command: ['node', 'evil.cjs'], transport: 'stdio', control: [] },
  };
  const clock = { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } as const;
  const workspace = makeWorkspace({ victim, evil, count: counter }, [], { clock }, { inContainers: true });
  const twin = await startWithDocker(workspace, program, limits);
  await eventually(() => twin.client.status().catch(() => undefined));
  await twin.client.start();
  await steps(twin, 3);
  return twin;
}

/** The twin does so many steps more. */
async function steps({ client }: DockerTwin, count: number): Promise<void> {
  const { step = 0 } = (await client.status()).clock;
  await eventually(async () => ((await client.status()).clock.step ?? 0) >= step + count);
}

describe.skipIf(!isTested)('a component in a container of Docker', () => {
  let twin: DockerTwin;
  const find = `const fs = require('node:fs'); const found = [];
    const has = (path) => { try { return fs.readFileSync(path, 'latin1').includes('${mark}'); } catch { return false; } };`;

  it('can do nothing to others', async () => {
    twin = await attacked(['--memory', '256m', '--memory-swap', '256m', '--pids-limit', '100']);
    const closed: { readonly [attempt: string]: readonly [text: string, expected: string] } = {
      "another's files and state": [
        `${find} const walk = (folder, depth) => { let names = []; try { names = fs.readdirSync(folder, { withFileTypes: true }); } catch {}
          for (const each of names) { const path = folder + '/' + each.name;
            if (each.isDirectory() && depth < 6 && !/^\\/(proc|sys|usr)/.test(path)) walk(path, depth + 1);
            else if (each.isFile() && has(path)) found.push(path); } };
        walk('', 0); console.log(found.length)`,
        '0',
      ],
      "the runner's folders": [
        `const fs = require('node:fs'); console.log(['/work', '/links', '/states', '/store', '/platform/runner', '/tmp/control'].filter(fs.existsSync).length)`,
        '0',
      ],
      "another's secrets and configuration": [
        `console.log(require('node:fs').readdirSync('/dtaas').sort().join())`,
        'config.json,runner.sock,secrets',
      ],
      "another's environment and command line": [
        `${find} for (const pid of fs.readdirSync('/proc')) for (const name of ['environ', 'cmdline'])
          if (Number(pid) > 0 && Number(pid) !== process.pid && has('/proc/' + pid + '/' + name)) found.push(pid);
        console.log(found.length)`,
        '0',
      ],
      "the launcher's memory, environment and descriptors": [
        `const fs = require('node:fs'); console.log(['mem', 'environ', 'maps', 'fd/0', 'root/etc'].filter((name) => {
          try { fs.closeSync(fs.openSync('/proc/1/' + name)); return true; } catch { return false; } }).length)`,
        '0',
      ],
      "another's socket by its abstract name": [
        `require('node:net').connect('\\0victim').on('connect', () => console.log('open')).on('error', (e) => console.log(e.code))`,
        'ECONNREFUSED',
      ],
      "another's port": [
        `require('node:net').connect(7000, '127.0.0.1').on('connect', () => console.log('open')).on('error', (e) => console.log(e.code))`,
        'ECONNREFUSED',
      ],
      "the plant's port on this machine": [
        `require('node:net').connect(${(plant.address() as { port: number }).port}, '127.0.0.1').on('connect', () => console.log('open')).on('error', (e) => console.log(e.code))`,
        'ECONNREFUSED',
      ],
      'the Internet, and a cloud that tells its secrets': [
        `let left = 2; const codes = []; const end = (e) => { codes.push(e.code); if (--left === 0) console.log(codes.join()); };
        for (const host of ['203.0.113.7', '169.254.169.254']) require('node:net').connect(80, host).on('connect', () => end({ code: 'open' })).on('error', end)`,
        'ENETUNREACH,ENETUNREACH',
      ],
      'shared memory': [`${find} console.log(has('/dev/shm/victim.txt'))`, 'false'],
      'signals to the launcher': [
        `for (const signal of ['SIGKILL', 'SIGSTOP']) process.kill(1, signal);
        const { ppid } = process; console.log(require('node:fs').readFileSync('/proc/1/stat', 'utf8').split(' ')[2])`,
        'S',
      ],
      'files of the platform and of its asset': [
        `const fs = require('node:fs'); console.log(['/dtaas/x', '/component/asset/x', '/platform/launcher/x', '/x', '/usr/x', '/etc/x'].filter((path) => {
          try { fs.writeFileSync(path, ''); return true; } catch { return false; } }).length)`,
        '0',
      ],
    };
    const results = new Map<string, string>();
    for (const [attempt, [text]] of Object.entries(closed)) results.set(attempt, await inside(twin, text));
    expect(Object.fromEntries(results)).toEqual(
      Object.fromEntries(Object.entries(closed).map(([attempt, [, expected]]) => [attempt, expected])),
    );
    await steps(twin, 3);
  });

  it('can fork without end, and only its own container suffers', async () => {
    const { client, docker } = await attacked(['--pids-limit', '64']);
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
    await steps({ client, docker }, 3);
    expect(docker('evil', 'inspect', '--format', '{{.RestartCount}} {{.State.Running}}')).toBe('0 true');
    expect(step).toBeGreaterThan(0);
  });

  it('can fill its temporary files, and ends for want of memory alone', async () => {
    const quiet = await attacked(['--memory', '160m', '--memory-swap', '160m', '--pids-limit', '100']);
    const filled = `const fs = require('node:fs'); const file = fs.openSync('/tmp/fill', 'w'); let n = 0;
      try { for (; n < 64; n++) fs.writeSync(file, Buffer.alloc(1 << 20)); } catch (e) { console.log(e.code, n <= 8); }`;
    expect(await inside(quiet, filled)).toBe('ENOSPC true');
    const greedy = `const held = []; for (let n = 0; n < 64; n++) held.push(Buffer.alloc(8 << 20, 1)); console.log('open')`;
    expect(await inside(quiet, greedy)).toBe('');
    await steps(quiet, 3);
    expect((await quiet.client.status()).components['count']!.restarts).toBe(0);
  });
});
