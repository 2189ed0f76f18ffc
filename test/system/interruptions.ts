import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { counterPlatform, counterTwin, type Deployed, type Status } from './counter.ts';
import { type Clone, ended, type Machine, processesWith, temporaryMachine } from './machine.ts';

/** mulberry32: the moments are random, and the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const commands = [['deploy'], ['save'], ['restore', 'counter'], ['verify', '--force']] as const;
/** A try begins before the command has read anything, or ends after all is done. */
const longestMs = 1500;

/**
 * Commands that Ctrl-C ends at random moments, one after the other, on one machine.
 *
 * @param seed of the moments
 */
export function interruptions(tries: number, seed: number): void {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    const files = counterPlatform();
    const yaml = 'assets/functions/counter/asset.yaml';
    clone = await machine.begin('clone', {
      ...files,
      [yaml]: `${files[yaml]}  test: {command: [node, wait.mjs]}\n`,
      'assets/functions/counter/wait.mjs': 'setTimeout(() => {}, 600);\n',
    });
    await clone.run('verify');
    await clone.run('deploy');
    await clone.run('save');
  });
  afterAll(() => machine.remove());

  it(
    `at any moment of a command leaves what a plain deploy completes (${tries} tries)`,
    async () => {
      const random = randomFrom(seed);
      const codes: (number | null)[] = [];
      let count = 0;
      for (let n = 0; n < tries; n++) {
        const command = commands[n % commands.length]!;
        if (command[0] === 'deploy') {
          clone.write(counterTwin('counter', { stride: n + 2 }));
          clone.git('commit', '--quiet', '--all', '--message', 'Change');
        }
        const delayMs = Math.round(random() * longestMs);
        const child = clone.start(command);
        const end = ended(child);
        await wait(delayMs);
        // As a terminal does: to the whole group in the foreground.
        if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
        const { code, stdout, stderr } = await end;
        const told = `try ${n}: ${command.join(' ')}, stopped after ${delayMs} ms: ${code}\n${stdout}${stderr}`;
        codes.push(code);
        // `null`: the signal came before the command was listening, and a shell says 130.
        expect([0, 1, 130, null], told).toContain(code);
        expect(stdout + stderr, told).not.toMatch(/internal|\n\s+at .*:\d+:\d+/);

        const deploy = await clone.dtaas(['deploy', '--format', 'json']);
        expect(deploy.code, `${told}${deploy.stdout}${deploy.stderr}`).toBe(0);
        expect(machine.runners(), told).toHaveLength(1);
        expect(machine.workspaces(), told).toHaveLength(1);
        const [twin] = (await clone.ask<Status>('status', 'counter')).twins;
        expect(twin, `${told}${deploy.stdout}${JSON.stringify(twin)}`).toMatchObject({
          health: 'Healthy',
          sync: 'Synced',
        });
        // A restore goes back; nothing else does.
        const now = twin?.values?.['counter.count']?.value ?? -1;
        if (command[0] !== 'restore') expect(now, told).toBeGreaterThanOrEqual(count);
        count = now;
      }
      const stopped = codes.filter((code) => code === 130 || code === null).length;
      // Few tries may all come too late.
      if (tries >= 20) expect(stopped, String(codes)).toBeGreaterThan(tries / 4);
      expect(await clone.ask<Deployed>('deploy')).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
      expect(processesWith(machine.folder)).toHaveLength(2);
      expect(clone.git('fsck', '--no-dangling', '--no-progress')).toBe('');
    },
    tries * 15_000,
  );
}
