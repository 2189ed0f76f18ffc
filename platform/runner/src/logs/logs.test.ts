import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogs } from './logs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plain = (text: string): string => text;

test('a log stays within 2 MiB and keeps the newest lines, also over a restart', () => {
  const long = 'x'.repeat(10_000);
  for (let round = 0; round < 3; round += 1) {
    const logs = openLogs(folder, ['a'], (text) => text.replace('secret', '***'));
    for (let i = 0; i < 100; i += 1) logs.write('a', `line ${round}.${i} secret ${long}`);
  }
  expect(readdirSync(folder).sort()).toEqual(['a.log', 'a.log.1']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2 ** 20);
  const lines = openLogs(folder, ['a'], plain).read({ component: 'a', tail: 150 });
  expect(lines.map(({ text }) => text.slice(0, -long.length - 1))).toEqual(
    Array.from({ length: 150 }, (_, i) => {
      const line = i + 150;
      return `line ${Math.floor(line / 100)}.${line % 100} ***`;
    }),
  );
});

test('lines of several logs are read in the order of their times, with their components', async () => {
  const logs = openLogs(folder, ['a', 'b'], plain);
  for (const component of ['b', 'a', 'runner', 'a']) {
    logs.write(component, `by ${component}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const lines = logs.read({ tail: 3 });
  expect(lines.map(({ component, text }) => [component, text])).toEqual([
    ['a', 'by a'],
    ['runner', 'by runner'],
    ['a', 'by a'],
  ]);
  for (const { at } of lines) expect(new Date(at).toISOString()).toBe(at);
  expect(logs.read({ component: 'b', tail: 10 }).map(({ text }) => text)).toEqual(['by b']);
  expect(logs.read({ component: 'unknown', tail: 10 })).toEqual([]);
});

test("a component's output is written line by line, without lines that are too long", async () => {
  const logs = openLogs(folder, ['a'], plain);
  const output = new PassThrough();
  logs.follow('a', output);
  output.write('one\nt');
  output.end(`wo\n${'x'.repeat(70_000)}\nthree`);
  await new Promise((resolve) => output.once('close', resolve));
  expect(logs.read({ component: 'a', tail: 10 }).map(({ text }) => text)).toEqual([
    'one',
    'two',
    '[runner] a line of more than 65536 bytes',
    'three',
  ]);
});

test("a log that can't be written loses only its lines", () => {
  const logs = openLogs(join(folder, 'b'), [], plain);
  rmSync(join(folder, 'b'), { recursive: true });
  logs.write('runner', 'lost');
  expect(logs.read({ component: 'runner', tail: 1 })).toEqual([]);
});
