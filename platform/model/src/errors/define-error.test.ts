import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineError, explanationsIn } from './define-error.ts';
import { DtaasError } from './problem.ts';

const texts = { title: 'The stack is busy.', why: 'Another command changes it.', remedy: 'Wait for it.' };
const plain = defineError('stack-busy', texts);
const detailed = defineError<{ twin: string; owner?: string }>('twin-busy', {
  ...texts,
  message: ({ twin }) => `Another command changes ${twin}.`,
  hint: ({ owner = 'its owner' }) => `Ask ${owner}.`,
});

describe('an error without details', () => {
  it('has the title as its message and the remedy as its hint', () => {
    const error = plain();
    expect(error).toBeInstanceOf(DtaasError);
    expect(error).toMatchObject({ code: 'stack-busy', message: 'The stack is busy.', hint: 'Wait for it.' });
    expect(error.cause).toBeUndefined();
    expect(error.problems).toEqual([]);
  });

  it('carries a cause, a position and problems', () => {
    const cause = new Error('held');
    const where = { file: 'twins/box/twin.yaml', line: 3, column: 5 };
    const problem = { ...where, code: 'x', severity: 'error', message: 'm', hint: 'h' } as const;
    const error = plain({ cause, where, problems: [problem] });
    expect(error.cause).toBe(cause);
    expect(error.where).toEqual(where);
    expect(error.problems).toEqual([problem]);
  });
});

describe('an error with details', () => {
  it('builds its message and hint from them', () => {
    expect(detailed({ twin: 'box', owner: 'Ada' })).toMatchObject({
      code: 'twin-busy',
      message: 'Another command changes box.',
      hint: 'Ask Ada.',
    });
    expect(detailed({ twin: 'box' }).hint).toBe('Ask its owner.');
  });

  it('takes the cause among the details', () => {
    const cause = new Error('held');
    expect(detailed({ twin: 'box', cause }).cause).toBe(cause);
  });

  it('cannot be made without them', () => {
    expectTypeOf(detailed).parameter(0).toExtend<{ twin: string }>();
    // @ts-expect-error: the details are missing
    expect(() => detailed()).toThrow(TypeError);
  });
});

describe('is', () => {
  it.each([
    ['its own error', plain(), true],
    [
      'an error with the same code from elsewhere',
      new DtaasError({ code: 'stack-busy', message: '', hint: '' }),
      true,
    ],
    ['an error with another code', detailed({ twin: 'box' }), false],
    ['an error of the system', Object.assign(new Error(), { code: 'stack-busy' }), false],
    ['a text', 'stack-busy', false],
    ['nothing', undefined, false],
  ])('recognises %s: %s', (_what, error, expected) => {
    expect(plain.is(error)).toBe(expected);
  });
});

describe('explanationsIn', () => {
  it('finds the definitions and the lists of explanations, and nothing else', () => {
    const list = [{ code: 'file-filtered', ...texts }];
    const found = explanationsIn({ plain, detailed, list, helper: () => 1, name: 'x', none: undefined });
    expect(found).toEqual([
      { code: 'stack-busy', ...texts },
      { code: 'twin-busy', ...texts },
      { code: 'file-filtered', ...texts },
    ]);
  });
});
