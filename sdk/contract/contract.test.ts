import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';
import { cases, named } from './cases.ts';
import { play } from './play.ts';
import { compiled, documented, installSdk, isFor, nodeSdk, pythonSdk } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inC = compiled(join(folder, 'programs'));
const programs = [nodeSdk(), pythonSdk(), ...documented(join(folder, 'programs')), ...(inC ? [inC] : [])];

// As `%s`, because vitest cuts a `$name` after 40 characters.
describe.for(named(programs))('%s', ([, program]) => {
  const isMissing = program.language === 'python' && !hasPython();
  for (const transport of program.transports)
    describe.concurrent(`over ${transport}`, () => {
      const played = cases.filter((each) => isFor(program, each, transport));
      test.for(named(played))('%s', async ([, each], { skip }) => {
        skip(isMissing, 'python3 is missing');
        await play(each, program, transport, mkdtempSync(join(folder, 'case-')));
      });
    });
});

test('the example in C is compiled', ({ skip }) => skip(inC === undefined, 'cc is missing'));

describe('the tests that docs/component-contract.md shows', () => {
  const text = readFileSync(new URL('../../docs/component-contract.md', import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/<!-- sdk: (\S+) -->\n```\w+\n([\s\S]*?)```\n```\w+\n([\s\S]*?)```/g)];

  test.for(
    blocks.map(([, name, component, tests]) => ({ name: name!, component: component!, tests: tests! })),
  )('$name', ({ name, component, tests }, { skip }) => {
    skip(name.endsWith('.py') && !hasPython(), 'python3 is missing');
    const own = join(folder, 'documented', name);
    installSdk(own);
    const [interpreter, test, ...flags] = name.endsWith('.py')
      ? ['python3', 'test_total.py', '-m', 'unittest', '-v']
      : [process.execPath, 'total.test.mjs', '--test'];
    writeFileSync(join(own, name), component);
    writeFileSync(join(own, test!), tests);
    const config = join(own, 'config.json');
    writeFileSync(config, JSON.stringify({ parameters: {}, command: [interpreter, name] }));
    const env = { PATH: process.env['PATH'], TMPDIR: folder, DTAAS_CONFIG: config, ...pythonSdk().env };
    const { status, stdout, stderr } = spawnSync(interpreter!, flags, { cwd: own, env, encoding: 'utf8' });
    expect({ status, log: `${stdout}${stderr}` }).toEqual({
      status: 0,
      log: expect.stringMatching(/# pass 2|Ran 2 tests/),
    });
  });
});
