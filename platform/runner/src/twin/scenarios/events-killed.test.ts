import { expect, test } from 'vitest';
import { type Kills, killedInLockstep, killedWhile, wrongIn } from '../../../testing/event-kills.ts';
import { through } from '../../../testing/ledger.ts';

// `npm run acceptance events` kills each part over both transports and at many more moments.

const some: readonly [Kills['transport'], Kills['victim'], Kills['act']][] = [
  ['stdio', 'component', 'deliver'],
  ['mqtt', 'component', 'save'],
  ['stdio', 'component', 'restore'],
  ['mqtt', 'runner', 'deliver'],
  ['stdio', 'runner', 'save'],
  ['mqtt', 'runner', 'restore'],
  ['stdio', 'runner', 'start'],
];

test.each(some)(
  'on the wall clock over %s, a %s that is killed costs and repeats no event: %s',
  async (transport, victim, act) => {
    expect(wrongIn(await killedWhile({ transport, victim, act, afterMs: [5] }))).toEqual([]);
  },
);

test.each([
  ['stdio', 'burst'],
  ['mqtt', 'ledger'],
  ['stdio', 'runner'],
] as const)('in lockstep over %s, a kill costs and repeats no event: %s', async (transport, victim) => {
  const { entries, sent } = await killedInLockstep(transport, victim, [20, 60]);
  expect(entries).toEqual(through(sent));
});
