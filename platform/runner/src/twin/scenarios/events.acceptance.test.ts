import { describe, expect, test } from 'vitest';
import {
  acts,
  killedInLockstep,
  killedWhile,
  transports,
  victims,
  wrongIn,
} from '../../../testing/event-kills.ts';
import { through } from '../../../testing/ledger.ts';
import { randomSteps } from '../../../testing/loop.ts';

const afterMs = [0, 1, 2, 4, 7, 11, 16, 22, 30, 45, 70, 120, 200];
/** DTAAS_SEED repeats a run. */
const seed = Number(process.env['DTAAS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe.each(transports)('over %s', (transport) => {
  describe.each(victims)('on the wall clock, a %s', (victim) => {
    test.each(acts.filter((act) => act !== 'start' || victim === 'runner'))(
      'that is killed at 13 moments costs and repeats no event: %s',
      async (act) => {
        expect(wrongIn(await killedWhile({ transport, victim, act, afterMs }))).toEqual([]);
      },
    );
  });

  test.each(['burst', 'ledger', 'runner'] as const)(
    `in lockstep, a kill at 12 steps costs and repeats no event: %s (DTAAS_SEED=${seed})`,
    async (victim) => {
      const steps = randomSteps(12, 1000, seed);
      const { entries, sent } = await killedInLockstep(transport, victim, steps);
      expect(entries).toEqual(through(sent));
    },
  );
});
