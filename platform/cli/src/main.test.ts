import { afterEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  [['restor'], 'Run dtaas --help for the commands.'],
  [['restore'], 'Run dtaas restore --help for how it is used.'],
  [['check', '--fromat', 'json'], 'Run dtaas check --help for how it is used.'],
])('wrong use, %j, exits with 2 and says where to read on', async (words, hint) => {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  expect(await main(words)).toBe(2);
  expect(said.join('')).toContain(hint);
});
