import { DtaasError } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { errorReport, errorText } from './error.ts';

function readsThePlan(): never {
  throw Object.assign(new Error('EROFS: open'), { code: 'EROFS', path: '/clone/x' });
}

function thrownBy(act: () => never): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const problem = {
  file: 'a.yaml',
  line: 1,
  column: 2,
  severity: 'error',
  code: 'p',
  message: 'Wrong',
  hint: 'Mend it.',
} as const;
const where = { file: 'twin.yaml', line: 3, column: 4 };
const error = new DtaasError({
  code: 'c',
  message: 'It failed\nbadly',
  hint: 'Do this.',
  where,
  problems: [problem],
});

describe('an error', () => {
  it('is a code, what happened, where, and what to do', () => {
    expect(errorText(error, { debug: false })).toBe(
      'error c: It failed\nbadly\n  at twin.yaml:3:4\n  a.yaml:1:2 error p: Wrong\n    Mend it.\n  Do this.\n',
    );
  });

  it('has the same parts as JSON', () => {
    expect(errorReport(error)).toEqual({
      apiVersion: 'dtaas/v1',
      kind: 'ErrorReport',
      error: { code: 'c', message: 'It failed\nbadly', hint: 'Do this.', where, problems: [problem] },
    });
    expect(errorReport(new DtaasError({ code: 'c', message: 'm', hint: 'h' })).error).toEqual({
      code: 'c',
      message: 'm',
      hint: 'h',
    });
  });

  it('shows its stack only on request, and then that of its cause', () => {
    const refused = thrownBy(readsThePlan);
    expect(errorText(refused, { debug: false })).not.toMatch(/^ +at /m);
    expect(errorText(refused, { debug: true })).toContain('at readsThePlan');
  });

  it.each(['text', new Error('text'), null])('that nobody expected is a fault of dtaas: %s', (thrown) => {
    const text = String(thrown instanceof Error ? thrown.message : thrown);
    expect(errorText(thrown, { debug: false })).toMatch(
      new RegExp(`^error internal: ${text}\n  This is a fault of dtaas`),
    );
    expect(errorReport(thrown).error).toMatchObject({ code: 'internal', message: text });
  });

  it('cannot steer a terminal', () => {
    const steering = 'a\u001b[8m\r\u202eb';
    const hostile = new DtaasError({
      code: 'c',
      message: steering,
      hint: steering,
      where: { ...where, file: steering },
      problems: [{ ...problem, file: steering, message: steering, hint: steering }],
    });
    for (const thrown of [hostile, new Error(steering)])
      expect(errorText(thrown, { debug: false })).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });
});
