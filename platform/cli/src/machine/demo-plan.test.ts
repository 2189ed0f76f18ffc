import type { TwinStatus } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { planDemo } from './demo-plan.ts';

type Before = Parameters<typeof planDemo>[0];

const at = '2026-01-01T00:00:00Z';
const emulate = { actor: 'operator', at, basis: 'b' };
const running: Before = {
  twin: 'incubator',
  sync: 'Synced',
  health: 'Healthy',
  overrides: { emulate },
  deployed: { commit: 'c', desired: 'd', basis: 'b', at },
};
const { deployed: _, ...undeployed } = running;

describe('a demonstration of a twin that runs as it was deployed', () => {
  it('watches the twin for 5 s in all, and says that nothing has changed', () => {
    const plan = planDemo(running);
    expect(plan).toMatchObject({ livingSeconds: 0, restoredSeconds: 5 });
    expect(plan.opening).toContain('incubator runs already, and nothing has changed since its deployment');
    expect(plan.opening).toContain('watched for 5 s');
  });

  it.each([
    [1, 1],
    [20, 5],
    [60, 5],
  ])('watches it for %d s where somebody asks for that, then for %d s', (asked, restoredSeconds) => {
    const plan = planDemo(running, asked);
    expect(plan).toMatchObject({ livingSeconds: asked, restoredSeconds });
    expect(plan.opening).toContain(`watched for ${asked} s`);
  });
});

describe('a demonstration that has something to show', () => {
  const changes: readonly (readonly [string, Before, string])[] = [
    [
      'was never deployed',
      { ...undeployed, sync: 'OutOfSync', health: 'Missing', overrides: {} },
      'is not deployed yet',
    ],
    ['has changed in git', { ...running, sync: 'OutOfSync' }, 'OutOfSync, Healthy'],
    ['is gone', { ...running, health: 'Missing' }, 'Synced, Missing'],
    ['was suspended', { ...running, health: 'Suspended' }, 'Synced, Suspended'],
    ['has a fault', { ...running, health: 'Degraded' }, 'Synced, Degraded'],
    ['has its physical twin and no emulator', { ...running, overrides: {} }, 'was deployed before'],
    ["can't be judged", { ...running, sync: 'Unknown' as TwinStatus['sync'] }, 'Unknown'],
  ];
  it.each(changes)('watches a twin that %s for 20 s and for 5 s', (_, before, told) => {
    const plan = planDemo(before);
    expect(plan).toMatchObject({ livingSeconds: 20, restoredSeconds: 5 });
    expect(plan.opening).toContain(told);
    expect(plan.opening).toContain('watched for 20 s');
  });
});
