import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { named } from './cases.ts';
import { expectFound, mutants } from './mutations.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent('an SDK with a mistake', () => {
  test.for(named(mutants))('%s', ([, mutant]) => expectFound(mutant, mkdtempSync(join(folder, 'sdk-'))));
});
