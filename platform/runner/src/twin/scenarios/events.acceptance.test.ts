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

const moments = [0, 1, 2, 4, 7, 11, 16, 22, 30, 45, 70, 120];
/** A component that dies many times in a row waits for long, so each twin is killed a few times only. */
const rounds = [0, 4, 8].map((from) => moments.slice(from, from + 4));
/** DTAAS_SEED repeats a run. */
const seed = Number(process.env['DTAAS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe.each(transports)('over %s', (transport) => {
  describe.each(victims)('on the wall clock, a %s', (victim) => {
    test.each(acts.filter((act) => act !== 'start' || victim === 'runner'))(
      'that is killed at 12 moments costs and repeats no event: %s',
      async (act) => {
        for (const afterMs of rounds)
          expect(wrongIn(await killedWhile({ transport, victim, act, afterMs }))).toEqual([]);
      },
    );
  });

  test.each(['burst', 'ledger', 'runner'] as const)(
    `in lockstep, a kill at 4 steps costs and repeats no event: %s (DTAAS_SEED=${seed})`,
    async (victim) => {
      const steps = randomSteps(4, 300, seed);
      const { entries, sent } = await killedInLockstep(transport, victim, steps);
      expect(entries).toEqual(through(sent));
    },
  );
});
