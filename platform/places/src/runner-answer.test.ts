import type { RunnerStatus } from '@dtaas/runner';
import { expect, it } from 'vitest';
import { answerMsOf, observedOf } from './runner-answer.ts';

const status = { generation: 'a'.repeat(16), phase: 'running', protocol: 5 } as RunnerStatus;
const common = { generation: status.generation, alive: true };
const idleSince = '2026-11-29T12:00:00Z';

it.each<[string, Partial<RunnerStatus>, object]>([
  ['that runs', {}, { prepared: false, isConfigurable: true }],
  ['that waits to be told to start', { phase: 'prepared' }, { prepared: true, isConfigurable: true }],
  ['that nobody uses', { idleSince }, { prepared: false, isConfigurable: true, idleSince }],
  ['of a platform without live parameters', { protocol: 3 }, { prepared: false }],
])('a place sees a runner %s', (_what, more, expected) => {
  const answer = { ...status, ...more };
  expect(observedOf(answer)).toEqual({ ...common, ...expected, status: answer });
});

it('a runner gets more time to answer a command that changes something than one that only looks', () => {
  expect(answerMsOf(true)).toBeLessThan(answerMsOf(false));
});
