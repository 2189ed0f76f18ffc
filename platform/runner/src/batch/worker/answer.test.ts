import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAnswer } from './answer.ts';

it.each([
  ['{"progress": 0.4}', { progress: 0.4 }],
  ['{"case": 2, "progress": 1}', { case: 2, progress: 1 }],
  ['{"case": 1, "done": true}', { case: 1, done: true }],
  ['{"case": 1, "failed": "why"}', { case: 1, failed: 'why' }],
  ['{"case": 1, "failed": {"line": 3}}', { case: 1, failed: '{"line":3}' }],
])('%s is an answer', (line, answer) => {
  expect(readAnswer(line)).toEqual(answer);
});

it.each([
  'hello',
  '',
  '{',
  '[1]',
  '{}',
  '{"progress": 1.5}',
  '{"progress": "0.4"}',
  '{"done": true}',
  '{"case": 1}',
  '{"case": 1, "done": false}',
  '{"case": "1", "done": true}',
  '{"case": 1.5, "done": true}',
  ' {"case": 1, "done": true}',
])('%s belongs to the log', (line) => {
  expect(readAnswer(line)).toBeUndefined();
});

it('reads any line', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => void readAnswer(line)));
});
