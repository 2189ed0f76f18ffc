import { expect, it } from 'vitest';
import { expectSharedState } from './deploy-merged.ts';

it('A job deploys only where the state outlives its clone', () => {
  expect(() => expectSharedState({ isShared: false }, { CI: 'true' })).toThrow(
    expect.objectContaining({ code: 'state-not-shared' }),
  );
  expect(() => expectSharedState({ isShared: true }, { CI: 'true' })).not.toThrow();
});

it('A person may keep the state in a clone', () => {
  expect(() => expectSharedState({ isShared: false }, {})).not.toThrow();
});
