import type { RunnerStatus } from '../src/protocol.ts';
import { makeWorkspace, number, type TestComponent, type TestWorkspace } from './workspace.ts';

const epoch = 1_600_000_000;

export const loopParts = {
  chaos: {
    program: 'chaos.mjs',
    control: ['save', 'report'],
    parameters: { rate: 3.9 },
    inputs: { push: { type: 'number', delay: 1 } },
    outputs: { x: number },
  },
  smooth: { program: 'smooth.py', inputs: { x: number }, outputs: { y: number } },
  count: { program: 'count.sh', control: ['save'], outputs: { count: { type: 'integer' } } },
} satisfies { readonly [id: string]: TestComponent };

/** A loop over three languages. After some fifty steps the last bit of any number decides about all. */
export function makeLoop(
  replaced: { readonly [id: string]: TestComponent } = {},
  speed: number | 'max' = 600,
): TestWorkspace {
  return makeWorkspace({ ...loopParts, ...replaced }, [], {
    clock: { mode: 'lockstep', stepSeconds: 3, speed, epoch },
    connections: [
      { from: { component: 'chaos', port: 'x' }, to: { component: 'smooth', port: 'x' } },
      {
        from: { component: 'smooth', port: 'y' },
        to: { component: 'chaos', port: 'push' },
        convert: { scale: 0.001, offset: 0 },
      },
    ],
  });
}

/** Every value that is told, in the order in which it is, up to a step; `look` sees each status on the way. */
export async function told(
  { client }: TestWorkspace,
  until: number,
  look: (status: RunnerStatus) => void = () => {},
): Promise<{ readonly [port: string]: readonly string[] }> {
  const all: Record<string, string[]> = {};
  let isStarted = false;
  for await (const status of client.watch({ everyMs: 50, samples: 256 })) {
    if (!isStarted) await client.start();
    isStarted = true;
    for (const [port, samples] of Object.entries(status.samples ?? {}))
      for (const { t, value } of samples) {
        all[port] ??= [];
        if (t < epoch + 3 * until) all[port].push(`${t} ${value}`);
      }
    look(status);
    if ((status.clock.step ?? 0) >= until && status.clock.again === undefined) break;
  }
  return all;
}

/** So many steps between 1 and the last, sorted, the same for the same seed (mulberry32). */
export function randomSteps(count: number, last: number, seed: number): number[] {
  const next = random(seed);
  return Array.from({ length: count }, () => 1 + Math.floor(next() * last)).sort((a, b) => a - b);
}

function random(state: number): () => number {
  let s = state;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs a loop up to a step and kills a component when it comes to each of the steps given. Answers what is told. */
export async function toldWithKills(
  workspace: TestWorkspace,
  until: number,
  victim: string,
  steps: readonly number[],
): Promise<{ readonly [port: string]: readonly string[] }> {
  const left = [...steps];
  let killed: number | undefined;
  // A second loss at the same step is another matter: the next kill waits until the run is past the last one.
  let furthest = -1;
  const values = await told(workspace, until, ({ clock, components }) => {
    const { pid, state } = components[victim]!;
    const isAway = pid === undefined || pid === killed || state !== 'running' || clock.again !== undefined;
    if (isAway) furthest = Math.max(furthest, clock.step!, clock.again ?? 0);
    if (isAway || left.length === 0 || clock.step! < left[0]! || clock.step! <= furthest + 1) return;
    left.shift();
    killed = pid;
    furthest = clock.step!;
    process.kill(pid, 'SIGKILL');
  });
  if (left.length > 0) throw new Error(`${victim} was not killed at ${left.join(', ')}`);
  return values;
}
