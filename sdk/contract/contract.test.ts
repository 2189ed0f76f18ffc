import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';
import { cases } from './cases.ts';
import { play } from './play.ts';
import { compiled, documented, isFor, nodeSdk, pythonSdk } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inC = compiled(join(folder, 'programs'));
const programs = [nodeSdk(), pythonSdk(), ...documented(join(folder, 'programs')), ...(inC ? [inC] : [])];

describe.for(programs)('$name', (program) => {
  const isMissing = program.language === 'python' && !hasPython();
  for (const transport of program.transports)
    describe.concurrent(`over ${transport}`, () => {
      const played = cases.filter((each) => isFor(program, each, transport));
      test.for(played)('$name', async (each, { skip }) => {
        skip(isMissing, 'python3 is missing');
        await play(each, program, transport, mkdtempSync(join(folder, 'case-')));
      });
    });
});

test('the example in C is compiled', ({ skip }) => skip(inC === undefined, 'cc is missing'));
