import { expect, it } from 'vitest';
import { expectSandbox } from './carry-out.ts';

it.each([
  ['verified assets in a strong sandbox', [], true],
  ['verified assets without a sandbox, as a twin would', [], false],
  ['assets that are not verified in a strong sandbox', ['models/box'], true],
])('%s may run', (_what, unverified, strong) => {
  expect(() => expectSandbox('functions/fit', unverified, { strong })).not.toThrow();
});

it('assets that are not verified do not run without a sandbox', () => {
  const expected = { code: 'batch-unverified', message: expect.stringContaining('models/box') };
  expect(() => expectSandbox('functions/fit', ['models/box'], { strong: false })).toThrow(
    expect.objectContaining(expected),
  );
});
