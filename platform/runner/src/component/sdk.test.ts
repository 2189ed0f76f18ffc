import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectIsolation } from '@dtaas/sandbox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { hasPython } from '../../testing/has-python.ts';
import {
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../testing/workspace.ts';
import { runBatch } from '../batch/once.ts';

const node = `import { serve } from '@dtaas/component';
serve(({ state }) => ({ count: (state.count += 1) }), { state: { count: 0 } });
`;
const python = `from dtaas_component import serve
def step(state):
    state["count"] += 1
    return {"count": state["count"]}
serve(step, state={"count": 0})
`;
const outputs = { count: { type: 'integer' } } as const;
const control = ['save', 'report'] as const;
const parts: Readonly<Record<string, TestComponent>> = {
  node: { program: { name: 'main.mjs', text: node }, outputs, control },
  ...(hasPython() ? { python: { program: { name: 'main.py', text: python }, outputs, control } } : {}),
};
const clock = { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } as const;
const built = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));

let folder: string;
let workspace: TestWorkspace;
let runner: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-sdk-'));
});
afterEach(async () => {
  await end();
  await workspace.remove();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  runner = spawn(process.execPath, [join(folder, 'runner.mjs'), workspace.directory], {
    env: { PATH: process.env['PATH'], HOME: folder, DTAAS_CACHE: join(folder, 'cache') },
    stdio: 'inherit',
  });
  await eventually(() => workspace.client.status().catch(() => undefined));
}

async function end(): Promise<void> {
  const ending = runner;
  runner = undefined;
  if (!ending || ending.exitCode !== null) return;
  const ended = new Promise((resolve) => ending.once('exit', resolve));
  ending.kill('SIGTERM');
  await ended;
}

const modes = hasBubblewrap() ? (['bubblewrap', 'none'] as const) : (['none'] as const);

describe.each(modes)('the SDK in a workspace (isolation: %s)', (isolation) => {
  test('comes with the one file of the runner, and a file of it that was altered is written again', async () => {
    copyFileSync(built('runner.mjs'), join(folder, 'runner.mjs'));
    workspace = makeWorkspace(parts, [], { clock }, { isolation });
    await start();
    await workspace.client.start();
    const counted = ({ values }: { values: Readonly<Record<string, { value: unknown } | undefined>> }) =>
      Object.keys(parts).every((id) => Number(values[`${id}.count`]?.value) > 5);
    await workspace.when(counted);
    const { name } = await workspace.client.save();
    expect(
      readFileSync(join(workspace.directory, 'ring', name, 'components', 'node', 'state.json'), 'utf8'),
    ).toContain('"count"');
    await end();

    const module = join(folder, 'sdk', 'python', 'dtaas_component', '__init__.py');
    const text = readFileSync(module, 'utf8');
    rmSync(module);
    writeFileSync(module, 'raise SystemExit(1)\n');
    await start();
    expect(readFileSync(module, 'utf8')).toBe(text);
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 10);
  });

  test('is there for a batch', async () => {
    const main = `import { writeFileSync } from 'node:fs';
import { batch } from '@dtaas/component';
batch(({ output, parameters }) => writeFileSync(output + '/answer', String(parameters.factor * 2)));
`;
    const program = { name: 'main.mjs', text: main };
    workspace = makeWorkspace({ fit: { program, parameters: { factor: 21 } } }, []);
    const ended = await runBatch({
      workspace: workspace.file,
      component: 'fit',
      command: ['node', 'main.mjs'],
      input: folder,
      output: join(folder, 'out'),
      isolation: detectIsolation(isolation),
      timeoutMs: 30_000,
    });
    expect(ended, ended.output).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'out', 'answer'), 'utf8')).toBe('42');
    expect(existsSync(built('sdk/node/package.json'))).toBe(true);
  });
});
