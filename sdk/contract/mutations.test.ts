import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';
import { cases, named } from './cases.ts';
import { expectFound, mutants, occurrences } from './mutations.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each case has a mutation of each SDK that it is for', () => {
  const found = (each: (typeof cases)[number], language: string) =>
    mutants.some((mutant) => mutant.found === each && mutant.language === language);
  for (const each of cases)
    for (const language of [each.language ?? ['node', 'python']].flat())
      expect(found(each, language) ? '' : `${language}: ${each.name}`).toBe('');
});

test('the text of each mutation is once in the source', () => {
  expect(mutants.filter((mutant) => occurrences(mutant) !== 1)).toEqual([]);
});

/** `npm run acceptance sdk` plays all. */
const sample = mutants.filter((_, index) => index % 12 === 0);

describe.concurrent('an SDK with a mistake', () => {
  test.for(named(sample))('%s', async ([, mutant], { skip }) => {
    skip(mutant.language === 'python' && !hasPython(), 'python3 is missing');
    await expectFound(mutant, mkdtempSync(join(folder, 'sdk-')));
  });
});
