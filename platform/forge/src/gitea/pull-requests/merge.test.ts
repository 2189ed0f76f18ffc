import { expect, test } from 'vitest';
import { meaningOf } from './merge.ts';

test.each([
  [405, 'Please try again later', 'computing'],
  [405, 'The PR is already merged', 'look-again'],
  [409, 'head out of date', 'look-again'],
  [409, 'merge push out of date', 'look-again'],
  [404, 'status 404', 'look-again'],
  [405, 'User not allowed to merge PR', 'no-right'],
  [409, 'status 409', 'conflict'],
  [409, 'PushRejected with remote message: no', 'not-mergeable'],
  [405, 'Not all required status checks successful', 'not-mergeable'],
  [405, 'Work in progress PRs cannot be merged', 'not-mergeable'],
])('%i "%s" means %s', (status, said, means) => {
  expect(meaningOf(status, said)).toBe(means);
});
