import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile, readLogTail } from './log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a log stays within its size and keeps the newest lines, also over a restart', () => {
  const path = join(folder, 'a.log');
  for (let round = 0; round < 3; round += 1) {
    const log = new LogFile(path, (text) => text.replace('secret', '***'), 1000);
    for (let i = 0; i < 50; i += 1) log.write(`line ${round}.${i} secret`);
  }
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(2000);
  expect(readLogTail(path, 2).map(({ text }) => text)).toEqual(['line 2.48 ***', 'line 2.49 ***']);
  expect(Date.parse(readLogTail(path, 1)[0]!.at)).toBeGreaterThan(0);
});

test("a log that can't be written loses only its lines", () => {
  const log = new LogFile(join(folder, 'b', 'b.log'), (text) => text);
  rmSync(join(folder, 'b'), { recursive: true });
  log.write('lost');
  expect(readLogTail(join(folder, 'b', 'b.log'), 1)).toEqual([]);
});
