import { expect, it } from 'vitest';
import { renderError } from './render-error.ts';

function readsThePlan(): never {
  throw Object.assign(new Error('EROFS: open'), { code: 'EROFS', path: '/clone/x' });
}

it('shows a person no stack, and who asks for it also that of the cause', () => {
  try {
    readsThePlan();
  } catch (error) {
    expect(renderError(error, { debug: false })).not.toMatch(/^ +at /m);
    expect(renderError(error, { debug: true })).toContain('at readsThePlan');
    return;
  }
  expect.unreachable();
});
