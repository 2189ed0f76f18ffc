import { DtaasError } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { judgementOf } from './place.ts';

const clock = (aheadSeconds: number, withinSeconds = 0.1) => ({
  ahead: aheadSeconds * 1000,
  within: withinSeconds * 1000,
});
const target = { host: 'pi.lab' };
const found = { remarks: ['Nothing here limits memory.'] };

describe('the judgement of another machine', () => {
  it('names the machine, because "here" is there', () => {
    expect(judgementOf(target, found, clock(0), {})).toEqual({
      remarks: ['pi.lab: Nothing here limits memory.'],
    });
    const refusal = { code: 'network-unenforceable', message: "This machine can't.", hint: 'Install it.' };
    expect(judgementOf(target, { refusal, remarks: [] }, clock(0), {}).refusal).toMatchObject({
      code: 'network-unenforceable',
      message: "pi.lab: This machine can't.",
      hint: 'Install it.',
    });
  });

  it('adds the secrets that were not passed here', () => {
    const unpassed = new DtaasError({ code: 'secret-missing', message: 'm', hint: 'h' });
    expect(judgementOf(target, found, clock(0), { unpassed }).unpassed).toBe(unpassed);
  });

  it.each([
    [0, 0.1, 'nothing'],
    [1.9, 0.1, 'nothing'],
    [-2, 0.1, 'nothing'],
    [5, 4, 'nothing'],
    [3, 0.1, 'remark'],
    [-59, 0.1, 'remark'],
    [61, 1.1, 'remark'],
    [61, 0.1, 'refusal'],
    [-3600, 0.1, 'refusal'],
  ])('of a clock that is %d s ahead, known within %d s: %s', (ahead, within, expected) => {
    const { refusal, remarks } = judgementOf(target, found, clock(ahead, within), {});
    const told = refusal ? 'refusal' : remarks.length > 1 ? 'remark' : 'nothing';
    expect(told).toBe(expected);
    if (refusal) expect(refusal.code).toBe('place-clock-differs');
  });

  it('says which way the clock is wrong', () => {
    const behind = judgementOf(target, found, clock(-90), {});
    expect(behind.refusal?.message).toBe('The clock of pi.lab is 90 s behind the clock here.');
    const ahead = judgementOf(target, found, clock(90), {});
    expect(ahead.refusal?.message).toBe('The clock of pi.lab is 90 s ahead of the clock here.');
  });
});
