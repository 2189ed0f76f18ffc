import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { expectFound, mutants } from './mutations.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent('an SDK with a mistake', () => {
  test.for(mutants)('$name', (mutant) => expectFound(mutant, mkdtempSync(join(folder, 'sdk-'))));
});
