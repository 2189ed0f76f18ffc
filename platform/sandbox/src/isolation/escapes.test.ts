import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf, processIds } from '@dtaas/processes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAvailable, strongModes } from '../../testing/strong-modes.ts';
import { type Collected, collect } from './collect.ts';
import { detectIsolation } from './detect.ts';
import type { IsolatedCommand, Isolation } from './isolation.ts';
import { runIsolated } from './run.ts';

/**
 * Each attempt is bounded and aims at something of its own, so that a sandbox that fails turns a test red and leaves the
 * machine well: no "kill -1", no bomb without an end.
 */
for (const strong of strongModes)
  describe.skipIf(!isAvailable(strong, 'escapes'))(`escapes from ${strong.mode}`, () => {
    const { mode } = strong;
    let isolation: Isolation;
    let folder: string;
    let listener: Server;
    let port: number;
    let connections = 0;

    beforeAll(async () => {
      isolation = detectIsolation(mode);
      folder = mkdtempSync(join(tmpdir(), 'dtaas-escapes-'));
      for (const name of ['asset', 'state', 'outside']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 'asset', 'own.txt'), 'own');
      writeFileSync(join(folder, 'outside', 'secret.txt'), 'the secret');
      symlinkSync(join(folder, 'outside', 'secret.txt'), join(folder, 'asset', 'link.txt'));
      process.env['DTAAS_TEST_TOKEN'] = 'the secret';
      listener = createServer((socket) => {
        connections++;
        socket.end('the secret');
      });
      await new Promise<void>((resolve) => listener.listen(0, '0.0.0.0', resolve));
      port = (listener.address() as { port: number }).port;
    });
    afterAll(() => {
      delete process.env['DTAAS_TEST_TOKEN'];
      listener.close();
      rmSync(folder, { recursive: true, force: true });
    });

    function run(script: string, change: Partial<IsolatedCommand> = {}): Promise<Collected> {
      return collect(
        runIsolated(
          {
            command: ['sh', '-c', script],
            cwd: '/asset',
            mounts: [
              { source: join(folder, 'asset'), target: '/asset' },
              { source: join(folder, 'state'), target: '/state', writable: true },
            ],
            env: { GIVEN: 'given' },
            network: 'none',
            limits: { memoryBytes: 256 << 20, processes: 64, timeoutMs: 20_000 },
            ...change,
          },
          isolation,
        ),
      );
    }

    it('runs, with its asset, its state, its environment and a scratch', async () => {
      const result = await run(
        'set -e; cat own.txt; echo $GIVEN; echo kept > /state/kept.txt; echo x > "$TMPDIR/x"; node --version; exit 3',
      );
      expect(result.output).toContain(`own`);
      expect(result.output).toContain('given');
      expect(result.output).toContain(process.version);
      expect(result.code).toBe(3);
      expect(readFileSync(join(folder, 'state', 'kept.txt'), 'utf8')).toBe('kept\n');
    });

    it('shows no home, no repository, no ssh key, no git', async () => {
      const result = await run(
        `ls -la ${homedir()} ${homedir()}/.ssh ${process.cwd()} ${process.cwd()}/.git ${folder}/outside /home /root /work; ls /`,
      );
      expect(result.output).not.toContain('secret.txt');
      expect(result.output).not.toMatch(/platform|\.gitconfig|\.ssh\/?\n/);
      // Node itself may be installed in a home: the way to it is there, and nothing beside it.
      const toNode = realpathSync(process.execPath).split('/')[1];
      const hidden = ['home', 'root', 'work', 'mnt', 'media', 'srv', 'var'].filter((name) => name !== toNode);
      expect(result.output).not.toMatch(new RegExp(`^(${hidden.join('|')})$`, 'm'));
    });

    it("hides the caller's environment", async () => {
      const result = await run('env; cat /proc/*/environ; cat /proc/*/cmdline');
      expect(result.output).not.toContain('the secret');
      expect(result.output).not.toContain('DTAAS_TEST_TOKEN');
      expect(result.output).not.toContain(homedir() === '/' ? 'no home' : `HOME=${homedir()}`);
    });

    it('follows no symbolic link out of the asset', async () => {
      const result = await run('cat link.txt');
      expect(result.code).not.toBe(0);
      expect(result.output).not.toContain('the secret');
    });

    it('reaches no listener on the machine, no Internet, no other interface', async () => {
      const result = await run(
        `node -e '
        const { connect } = require("node:net");
        const { networkInterfaces } = require("node:os");
        console.log("interfaces", Object.keys(networkInterfaces()).join());
        for (const [host, port] of [["127.0.0.1", ${port}], ["1.1.1.1", 443], ["169.254.169.254", 80]])
          connect({ host, port, timeout: 2000 })
            .on("connect", () => console.log("REACHED", host))
            .on("error", (error) => console.log(error.code))
            .on("timeout", function () { this.destroy(); });'`,
      );
      expect(result.output).not.toContain('REACHED');
      expect(result.output).toMatch(/interfaces (lo)?\n/);
      expect(connections).toBe(0);
    });

    it('can write only to its temporary folder and its state', async () => {
      const result = await run(
        'for at in / /asset /usr /usr/bin /usr/local /etc /lib /proc/sys/kernel /root /var; do ' +
          'touch $at/written 2>/dev/null && echo WROTE $at; done; ' +
          'echo changed > own.txt; rm -f own.txt; mount -t tmpfs none /asset; cat own.txt',
      );
      expect(result.output).not.toContain('WROTE');
      expect(readFileSync(join(folder, 'asset', 'own.txt'), 'utf8')).toBe('own');
    });

    it('sees and reaches no process of the machine', async () => {
      const outside = spawn('sleep', ['60']);
      const result = await run(
        `kill -9 ${outside.pid} && echo KILLED; cat /proc/${outside.pid}/status; ls -d /proc/[0-9]* | wc -l`,
      );
      expect(result.output).not.toContain('KILLED');
      expect(result.output).not.toContain('sleep');
      // Docker may pass on what is an error after what was printed later.
      expect(Number(/^(\d+)$/m.exec(result.output)?.[1])).toBeLessThan(8);
      expect(outside.exitCode ?? outside.signalCode).toBe(null);
      outside.kill();
    });

    it('gains no rights', async () => {
      const result = await run(
        'grep -E "CapEff|NoNewPrivs" /proc/self/status; unshare --user --map-root-user id && echo NESTED',
      );
      expect(result.output).toMatch(/CapEff:\s+0{16}/);
      expect(result.output).toMatch(/NoNewPrivs:\s+1/);
      expect(result.output).not.toContain('NESTED');
    });

    it("hides the machine's name", async () => {
      expect((await run('hostname; cat /proc/sys/kernel/hostname')).output).toBe('sandbox\nsandbox\n');
    });

    it('holds a memory bomb', async () => {
      const bomb =
        'const all = []; for (let i = 0; i < 64; i++) all.push(Buffer.alloc(16 << 20, 1)); console.log("FILLED");';
      const result = await run(`exec node -e '${bomb}'`);
      expect(result.output).not.toContain('FILLED');
      // Docker's client tells no more than the kill.
      expect(result).toMatchObject(isolation.mode === 'docker' ? { code: 137 } : { exceeded: 'memory' });
    });

    it('holds a memory bomb in the scratch and in shared memory', async () => {
      const result = await run(
        'for at in /tmp /dev/shm; do dd if=/dev/zero of=$at/bomb bs=1M count=600 && echo FILLED; done',
      );
      expect(result.output).not.toContain('FILLED');
    });

    it('holds a process bomb', async () => {
      const result = await run('for i in $(seq 200); do sleep 5 & done; wait; echo ALL', {
        limits: { memoryBytes: 256 << 20, processes: 32, timeoutMs: 40_000 },
      });
      expect(result.output).toMatch(/fork|resource/i);
      expect(result.output).not.toContain('ALL');
      expect((await run('echo fine')).output).toBe('fine\n');
    });

    it('ends in time, with all that it started', async () => {
      const mark = `1${Date.now() % 100_000}`;
      const result = await run(`setsid sleep ${mark} & nohup sleep ${mark} & trap '' TERM; sleep ${mark}`, {
        limits: { timeoutMs: 1500 },
      });
      expect(result.exceeded).toBe('time');
      await expect.poll(() => running(`sleep ${mark}`)).toBe(0);
    });

    it('leaves no process behind when it exits early', async () => {
      const mark = `2${Date.now() % 100_000}`;
      await run(`setsid sleep ${mark} > /dev/null 2>&1 & exit 0`);
      await expect.poll(() => running(`sleep ${mark}`)).toBe(0);
    });

    it('keeps a flood of output within its cap', async () => {
      const result = await run('yes flood | head -c 30000000; echo last');
      expect(result.output).toMatch(/… \d+ bytes left out …/);
      expect(result.output.length).toBeLessThan(1.2 * 1024 * 1024);
      expect(result.output).toMatch(/last\n$/);
    });

    it('lets a command leave on SIGTERM in its own way, and kills one that ignores it', async () => {
      const polite = begin(
        "trap 'echo saved > /state/saved; exit 7' TERM; echo ready; while :; do sleep 0.1; done",
      );
      await once(polite.stdout);
      expect(await polite.end('SIGTERM', 30_000)).toMatchObject({ code: 7 });
      expect(readFileSync(join(folder, 'state', 'saved'), 'utf8')).toBe('saved\n');

      const rude = begin("trap '' TERM; echo ready; while :; do sleep 0.1; done");
      await once(rude.stdout);
      const { code, signal } = await rude.end('SIGTERM', 300);
      expect(code === 137 || signal === 'SIGKILL').toBe(true);
    });

    function begin(script: string) {
      const mounts = [{ source: join(folder, 'state'), target: '/state', writable: true }];
      return runIsolated(
        { command: ['sh', '-c', script], cwd: '/', mounts, env: {}, network: 'none', limits: {} },
        isolation,
      );
    }
  });

function once(stream: NodeJS.ReadableStream): Promise<unknown> {
  return new Promise((resolve) => stream.once('data', resolve));
}

/** How many processes of the machine have that command line. */
function running(command: string): number {
  return processIds().filter((pid) => commandLineOf(pid).join(' ') === command).length;
}
