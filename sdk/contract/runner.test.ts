import { describe, expect, test } from 'vitest';
import type { WorkspaceSpec } from '../../platform/model/src/index.ts';
import type { RunnerStatus } from '../../platform/runner/src/protocol.ts';
import { hasPython } from '../../platform/runner/testing/has-python.ts';
import { makeWorkspace, type TestComponent } from '../../platform/runner/testing/workspace.ts';

/** Each step, on the wall clock every 20 ms, it rings as often as its step's number says, 0 to 4 times, and numbers the rings. */
const bell = {
  node: `import { serve } from '@dtaas/component';
serve(({ state }) => {
  state.steps += 1;
  const rang = Array.from({ length: state.steps % 5 }, () => (state.rings += 1));
  return { rang, rings: state.rings };
}, { state: { steps: 0, rings: 0 }, every: 0.02 });
`,
  python: `from dtaas_component import serve
def step(state):
    state["steps"] += 1
    rang = [state["rings"] + k + 1 for k in range(state["steps"] % 5)]
    state["rings"] += len(rang)
    return {"rang": rang, "rings": state["rings"]}
serve(step, state={"steps": 0, "rings": 0}, every=0.02)
`,
};

/** Counts the rings, and ends with an error if one is missing or comes twice. */
const ear = {
  node: `import { serve } from '@dtaas/component';
serve(({ state, events }) => {
  for (const { value, seq } of events.rang) {
    if (value !== state.heard + 1 || seq !== value) throw new Error('heard ' + value + ' after ' + state.heard);
    state.heard = value;
  }
  return { heard: state.heard };
}, { state: { heard: 0 } });
`,
  python: `from dtaas_component import serve
def step(state, events):
    for event in events["rang"]:
        assert event["value"] == event["seq"] == state["heard"] + 1, f"heard {event} after {state['heard']}"
        state["heard"] = event["value"]
    return {"heard": state["heard"]}
serve(step, state={"heard": 0})
`,
};

const ring = { type: 'integer', as: 'event' } as const;
const integer = { type: 'integer' } as const;

function part(text: string, language: 'node' | 'python', more: Partial<TestComponent>): TestComponent {
  const name = language === 'node' ? 'main.mjs' : 'main.py';
  return { program: { name, text }, control: ['save', 'report'], inputs: {}, outputs: {}, ...more };
}

const ways = (['node', 'python'] as const).flatMap((language) =>
  (['stdio', 'mqtt'] as const).map((transport) => ({ language, transport })),
);

function twin(language: 'node' | 'python', transport: 'stdio' | 'mqtt', clock: WorkspaceSpec['clock']) {
  const parts = {
    bell: part(bell[language], language, { transport, outputs: { rang: ring, rings: integer } }),
    ear: part(ear[language], language, { transport, inputs: { rang: ring }, outputs: { heard: integer } }),
  };
  return makeWorkspace(parts, ['bell.rang -> ear.rang'], { clock });
}

describe.for(ways)(
  'in a twin of the real runner, a component with the SDK in $language over $transport',
  (way) => {
    const isMissing = way.language === 'python' && !hasPython();

    test.skipIf(isMissing)(
      'gets each event once in lockstep, also if it is killed, saved and restored',
      async () => {
        const clock = { mode: 'lockstep', stepSeconds: 1, speed: 200, epoch: 1_600_000_000 } as const;
        const workspace = twin(way.language, way.transport, clock);
        const { client } = workspace;
        await workspace.start();
        const after = (steps: number) => workspace.when((status) => (status.clock.step ?? 0) > steps);
        const expectAllHeard = async () => {
          const { values, clock } = await client.pause();
          expect(values['ear.heard']?.value).toBe(values['bell.rings']?.value);
          await client.resume();
          return clock.step!;
        };
        process.kill((await after(20)).components['ear']!.pid!, 'SIGKILL');
        await workspace.when(({ components }) => components['ear']!.restarts === 1);
        await after((await client.status()).clock.step! + 20);
        const snapshot = await workspace.snapshot();
        await after((await expectAllHeard()) + 20);
        expect(await client.restore(snapshot)).toMatchObject({ outcome: 'restored' });
        await client.resume();
        await after((await client.status()).clock.step! + 20);
        await expectAllHeard();
        expect((await client.status()).components['ear']!.restarts).toBe(1);
      },
    );

    test.skipIf(isMissing)('gets each event once on the wall clock, also if it is killed', async () => {
      const workspace = twin(way.language, way.transport, { mode: 'wall' });
      await workspace.start();
      const heard = ({ values }: RunnerStatus) => Number(values['ear.heard']?.value ?? 0);
      const before = await workspace.when((status) => heard(status) > 150);
      process.kill(before.components['ear']!.pid!, 'SIGKILL');
      const later = await workspace.when(
        (status) => status.components['ear']!.restarts > 0 && heard(status) > heard(before) + 150,
      );
      expect(later.components['ear']!.restarts).toBe(1);
    });
  },
);
