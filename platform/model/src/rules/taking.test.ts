import { expect, it } from 'vitest';
import { counted } from '../values/words/counted.ts';
import { countedResources } from './taking.ts';

const [[, processors], [, memory]] = countedResources;

it.each<[text: string, expected: string]>([
  [counted(0, 'twin'), '0 twins'],
  [counted(1, 'twin'), '1 twin'],
  [counted(2, 'seat'), '2 seats'],
  [processors(0.1 + 0.2), '0.3 processors'],
  [processors(1), '1 processor'],
  [processors(2.5), '2.5 processors'],
  [memory(1.5 * 2 ** 30), '1.5Gi of memory'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
