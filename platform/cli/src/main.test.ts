import { afterEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';

afterEach(() => vi.restoreAllMocks());

/** What a call printed, and how it ended. */
async function call(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  return { code: await main(words), ...said };
}

const wrong: readonly (readonly [readonly string[], string, string])[] = [
  [['restor'], 'usage-command-unknown', 'Did you mean restore? To list the commands: dtaas --help'],
  [['restore'], 'usage-arguments', 'To see how the command is used: dtaas restore --help'],
  [['log', 'one', 'two'], 'usage-arguments', 'To see how the command is used: dtaas log --help'],
  [['check', '--fromat'], 'usage-option-unknown', 'To see how the command is used: dtaas check --help'],
  [['deploy', '--emulate', 'a', '--no-emulate'], 'usage-options-contradict', 'Give only one of the two'],
  [['deploy', '--no-emulate', '--emulate'], 'usage-options-contradict', 'Give only one of the two'],
  [['logs', 'a', '--tail'], 'usage-option-value', 'To see how the command is used: dtaas logs --help'],
];

test.each(wrong)('wrong use, %j, exits with 2 and names the help', async (words, code, hint) => {
  const { stderr, ...rest } = await call(words);
  expect(rest).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^error ${code}: [A-Z].*[^.]\\.\n  `));
  expect(stderr).toContain(hint);
});

test.each(wrong)('wrong use, %j, is answered as JSON if JSON is asked for', async (words, code, hint) => {
  for (const format of [['--format=json'], ['--format', 'json']]) {
    // Before an option that lacks its value, which it would be.
    const { code: exitCode, stdout } = await call([words[0]!, ...format, ...words.slice(1)]);
    expect(exitCode).toBe(2);
    const { error } = JSON.parse(stdout) as { error: object };
    expect(error).toEqual({ code, message: expect.any(String), hint: expect.stringContaining(hint) });
  }
  if (code === 'usage-option-value') return;
  expect((await call([...words, '--format=json'])).stdout).toContain(`"code": "${code}"`);
});

test('help for an unknown command names the command and the nearest one', async () => {
  const { code, stdout, stderr } = await call(['help', 'statsu']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain("usage-command-unknown: Unknown command 'statsu'.\n  Did you mean status?");
});

test.each([
  ['help', 'Usage: dtaas [options] [command]'],
  ['help status', 'Usage: dtaas status'],
  ['--version', /^dtaas \d+\.\d+\.\d+\n$/],
])('%s is answered', async (words, answer) => {
  const { code, stdout } = await call(words.split(' '));
  expect(code).toBe(0);
  expect(stdout).toMatch(answer);
});

test('an unknown format is refused as wrong use, in text', async () => {
  const { code, stdout, stderr } = await call(['log', 'a', '--format', 'xml']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('usage-option-value');
});
