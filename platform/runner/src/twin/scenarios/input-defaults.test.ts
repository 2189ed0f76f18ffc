import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasPython } from '../../../testing/has-python.ts';
import { makeWorkspace, number, type TestWorkspace } from '../../../testing/workspace.ts';

/** Its outputs are its inputs, and those that its first step of all had. */
const programs = {
  node: `import { serve } from '@dtaas/component';
serve(({ inputs, state }) => {
  state.first ??= { ...inputs };
  return { late: inputs.late, free: inputs.free, first: state.first };
}, { every: 0.02 });
`,
  python: `from dtaas_component import serve
def step(inputs, state):
    state.setdefault("first", dict(inputs))
    return {"late": inputs["late"], "free": inputs["free"], "first": state["first"]}
serve(step, every=0.02)
`,
};

/** Says 5 while its file is there: at each step, and on the wall clock every 20 ms. */
const speaker = {
  name: 'speak.mjs',
  text: `import { existsSync } from 'node:fs';
import { serve } from '@dtaas/component';
serve(({ parameters }) => (existsSync(parameters.file) ? { said: 5 } : {}), { every: 0.02 });
`,
};

function twin(language: 'node' | 'python', clock: WorkspaceSpec['clock']) {
  const program = { name: language === 'node' ? 'main.mjs' : 'main.py', text: programs[language] };
  const listener = {
    program,
    control: ['save', 'report'],
    inputs: { late: { ...number, delay: 1 }, free: number },
    outputs: { late: number, free: number, first: { type: 'object' } },
  } as const;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-speaker-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'speak');
  const parts = { listener, speaker: { program: speaker, parameters: { file }, outputs: { said: number } } };
  const workspace = makeWorkspace(parts, ['speaker.said -> listener.late'], { clock });
  const asset = 'spec: {inputs: {late: {delay: 1, default: 7}, free: {required: false, default: 3}}}\n';
  writeFileSync(join(workspace.file.store, 'digest-of-listener', 'asset.yaml'), asset);
  return { workspace, speak: () => writeFileSync(file, ''), hush: () => rmSync(file) };
}

/** Waits until the listener has this value at its connected input, and tells all of its outputs. */
async function heard(workspace: TestWorkspace, late: number): Promise<unknown> {
  const { values } = await workspace.when(({ values }) => values['listener.late']?.value === late);
  const of = (port: string): unknown => values[`listener.${port}`]?.value;
  return { free: of('free'), first: of('first') };
}

const clocks: readonly WorkspaceSpec['clock'][] = [
  { mode: 'lockstep', stepSeconds: 1, speed: 100, epoch: 1_600_000_000 },
  { mode: 'wall' },
];
const ways = (['node', 'python'] as const).flatMap((language) =>
  clocks.map((clock) => ({ language, clock, mode: clock.mode })),
);

describe.for(ways)('an input with a default, in $language on the clock $mode', ({ language, clock }) => {
  test.skipIf(language === 'python' && !hasPython())(
    'has the default until its first value arrives, also after a restore',
    async () => {
      const { workspace, speak, hush } = twin(language, clock);
      await workspace.start();
      const expected = { free: 3, first: { late: 7, free: 3 } };
      expect(await heard(workspace, 7)).toEqual(expected);
      const silent = await workspace.snapshot();
      speak();
      expect(await heard(workspace, 5)).toEqual(expected);
      const spoken = await workspace.snapshot();

      expect(await workspace.client.restore(spoken)).toMatchObject({ outcome: 'restored' });
      expect(await heard(workspace, 5)).toEqual(expected);
      await workspace.client.resume();
      expect(await heard(workspace, 5)).toEqual(expected);
      hush();
      expect(await workspace.client.restore(silent)).toMatchObject({ outcome: 'restored' });
      expect(await heard(workspace, 7)).toEqual(expected);
    },
  );
});
