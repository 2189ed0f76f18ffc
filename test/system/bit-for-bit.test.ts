import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from './counter.ts';
import { type Clone, checkout, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

interface Moment {
  readonly clock: { readonly step: number };
  readonly values: { readonly [port: string]: { readonly value: unknown; readonly t: number } };
}

// The shipped twin, as a newcomer's clone has it.
describe.skipIf(!hasEngine()).sequential('the shipped twin', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = machine.clone('clone', checkout);
    await clone.run('verify');
    // Slow enough that a save asked for in a step is taken at its end.
    const path = 'twins/incubator/twin.yaml';
    const text = readFileSync(join(clone.directory, path), 'utf8');
    await clone.commit({ [path]: text.replace('speed: 60', 'speed: 30') });
    await clone.run('deploy', 'incubator', '--emulate');
  }, 300_000);
  afterAll(() => machine.remove());

  const workspace = () => join(machine.stateHome, machine.workspaces()[0]!);

  function socket(): string {
    return (JSON.parse(readFileSync(join(workspace(), 'workspace.json'), 'utf8')) as { socket: string })
      .socket;
  }

  async function asked(request: object): Promise<unknown> {
    for await (const line of answersTo(request)) return (JSON.parse(line) as { result: unknown }).result;
    return undefined;
  }

  async function* answersTo(request: object): AsyncGenerator<string> {
    const stream = connect(socket(), () => stream.write(`${JSON.stringify(request)}\n`));
    try {
      yield* createInterface({ input: stream });
    } finally {
      stream.destroy();
    }
  }

  /** All values by their times, from now on until a step. */
  async function recorded(until: number): Promise<ReadonlyMap<string, string>> {
    const values = new Map<string, string>();
    for await (const line of answersTo({ op: 'watch', everyMs: 20 })) {
      const { clock, values: ports } = momentOf(line);
      if (!clock) continue;
      for (const [port, { value, t }] of Object.entries(ports))
        values.set(`${port} ${t}`, JSON.stringify(value));
      if (clock.step >= until) break;
    }
    return values;
  }

  function momentOf(line: string): Moment {
    const answer = JSON.parse(line) as { result?: Moment } & Moment;
    return answer.result ?? answer;
  }

  /** What the twin is at some steps, one close to the other: its components' files and outputs, as they are saved. */
  async function taken(): Promise<ReadonlyMap<number, object>> {
    const moments = new Map<number, object>();
    for (let n = 0; n < 8; n++) {
      const { name } = (await asked({ op: 'save' })) as { name: string };
      const folder = join(workspace(), 'ring', name);
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
        clock: { step: number };
        components: Record<string, { outputs: unknown }>;
      };
      const files = readdirSync(join(folder, 'components'), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]);
      expect(files.length).toBeGreaterThan(2);
      const outputs = Object.entries(manifest.components).map(([id, component]) => [id, component.outputs]);
      moments.set(manifest.clock.step, { files: Object.fromEntries(files), outputs });
    }
    return moments;
  }

  it('saved, killed and restored gives the numbers of a run that nothing interrupted, bit for bit', async () => {
    await recorded(40);
    const { twins } = await clone.ask<Deployed>('save', 'incubator');
    const [snapshot] = twins[0]?.saved ?? [];
    const from = await stepOf(clone, snapshot!);
    const until = from + 40;
    const uninterrupted = await recorded(until);
    const then = await taken();

    for (const pid of machine.runners()) process.kill(pid, 'SIGKILL');
    await eventually(() => machine.runners().length === 0);
    await clone.run('deploy', 'incubator');
    await clone.run('restore', 'incubator', snapshot!);
    const restored = await recorded(until);
    const both = [...restored].filter(([at]) => uninterrupted.has(at));
    expect(both.length).toBeGreaterThan(50);
    for (const [at, value] of both) expect(value, at).toBe(uninterrupted.get(at));

    const now = await taken();
    const steps = [...now.keys()].filter((step) => then.has(step));
    expect(steps, `of ${[...now.keys()]} and ${[...then.keys()]}`).not.toEqual([]);
    for (const step of steps) expect(now.get(step), `step ${step}`).toEqual(then.get(step));
  }, 120_000);

  it('has nothing to do for a typo in a README', async () => {
    const readme = ['README.md', 'assets/models/incubator-thermal/README.md', 'twins/incubator/README.md'];
    await clone.run('save');
    const runners = machine.runners();
    await clone.commit(
      Object.fromEntries(
        readme
          .filter((path) => existsSync(join(clone.directory, path)))
          .map((path) => [path, `${readFileSync(join(clone.directory, path), 'utf8')}\nTypo.\n`]),
      ),
    );
    expect(await clone.run('check')).toMatch(/no problem/i);
    expect(await clone.run('verify')).toMatch(/nothing to (do|verify)/i);
    expect(await clone.run('plan')).toMatch(/nothing would change/i);
    expect(await clone.run('deploy')).toMatch(/nothing to do/i);
    expect(machine.runners()).toEqual(runners);
  });
});

async function stepOf(clone: Clone, snapshot: string): Promise<number> {
  const manifest = clone.git('show', `refs/dtaas/snapshots/incubator/${snapshot}:manifest.json`);
  return (JSON.parse(manifest) as { clock: { step: number } }).clock.step;
}
