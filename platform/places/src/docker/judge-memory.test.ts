import { describe, expect, it } from 'vitest';
import { counterSpec } from '../../testing/counter-workspace.ts';
import { judgeMemory } from './judge-memory.ts';

const gibibyte = 2 ** 30;
const machine = { cpu: 4, memory: 8 * gibibyte };

/** @param amounts gibibytes: what the asset requires, and what the twin says */
function judged({ asset, twin }: { readonly asset?: number; readonly twin?: number }, at = machine) {
  const spec = counterSpec('mill', 3);
  const counter = spec.components['counter']!;
  const limits = asset === undefined ? {} : { memoryBytes: asset * gibibyte };
  const resources = twin === undefined ? {} : { memoryBytes: twin * gibibyte };
  return judgeMemory('ssh://pi.lab', at, {
    ...spec,
    resources,
    components: { counter: { ...counter, limits } },
  });
}

describe('a component in a container', () => {
  it.each([
    ['its asset requires', { asset: 16, twin: 1 }],
    ['its twin gives to each', { twin: 16 }],
  ])("is refused if %s more memory than the engine's machine has", (_, amounts) => {
    expect(judged(amounts)).toMatchObject({
      code: 'docker-memory-short',
      message:
        'The component counter of mill may take 16Gi of memory, and the machine of the Docker Engine at ssh://pi.lab has 8Gi.',
    });
  });

  it.each([
    ['exactly what the machine has', { asset: 8 }],
    ['less than its twin has', { asset: 1, twin: 16 }],
    ['no amount', {}],
  ])('is accepted with %s', (_, amounts) => {
    expect(judged(amounts)).toBeUndefined();
  });

  it('that says nothing is accepted on a machine with less than the default', () => {
    expect(judged({}, { cpu: 1, memory: gibibyte / 2 })).toBeUndefined();
  });
});
