import { expect, test } from 'vitest';
import { loopParts, makeLoop, randomSteps, told, toldWithKills } from '../../../testing/loop.ts';
import type { TestWorkspace } from '../../../testing/workspace.ts';

function loop(): TestWorkspace {
  const workspace = makeLoop();
  return workspace;
}

const lastStep = 3000;
/** DTAAS_SEED repeats a run. */
const seed = Number(process.env['DTAAS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

test.each(Object.keys(loopParts).map((victim, index) => [victim, seed + index] as const))(
  '%s, killed at 20 steps of a lockstep run, changes no value of it (seed %i)',
  async (victim, ownSeed) => {
    const whole = loop();
    await whole.run();
    const uninterrupted = await told(whole, lastStep);
    expect(uninterrupted['chaos.x']).toHaveLength(lastStep);

    const steps = randomSteps(20, lastStep - 100, ownSeed);
    console.log(`${victim} is killed at steps ${steps.join(', ')} (DTAAS_SEED=${seed})`);
    const cut = loop();
    await cut.run();
    expect(await toldWithKills(cut, lastStep, victim, steps)).toEqual(uninterrupted);
  },
  600_000,
);
