import { stripVTControlCharacters } from 'node:util';
import type { RunnerStatus } from '@dtaas/runner';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../context.ts';
import { fitted, liveTable } from './live-table.ts';

describe('a table that redraws', () => {
  const text = ['oven  Healthy', '', ...Array.from({ length: 20 }, (_, index) => `port ${index}`)].join('\n');

  it('is left as it is where it fits', () => {
    expect(fitted(text, { rows: 24, columns: 80 })).toBe(text);
  });

  it('keeps its beginning on a low screen, and says how much is left out', () => {
    const lines = stripVTControlCharacters(fitted(text, { rows: 10, columns: 80 })).split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('oven  Healthy');
    expect(lines.at(-1)).toBe('… 14 more lines');
  });

  it('counts lines that wrap, and no colours', () => {
    const wide = `\u001b[1m${'x'.repeat(30)}\u001b[0m\n${text}`;
    expect(fitted(wide, { rows: 25, columns: 80 })).toBe(wide);
    expect(fitted(wide, { rows: 25, columns: 10 })).not.toBe(wide);
  });
});

const still: RunnerStatus = {
  twin: 'oven',
  generation: '0',
  phase: 'running',
  health: 'Healthy',
  reasons: [],
  clock: { mode: 'wall', t: 0 },
  isolation: { mode: 'none', network: 'open', remarks: [] },
  components: {},
  values: {},
  pending: 0,
  dropped: 0,
};

function contextOf(print: Context['print'], interactive = false): Context {
  const { signal } = new AbortController();
  return { cwd: '/', format: 'text', interactive, signal, print, printJson: () => {}, note: () => {} };
}

async function* living(...values: readonly number[]): AsyncIterable<RunnerStatus> {
  for (const value of values) yield { ...still, values: { 'a.level': { value, t: 0 } } };
}

describe('where nothing redraws', () => {
  it('lines are whole, however long', async () => {
    const printed: string[] = [];
    const ports = Array.from({ length: 40 }, (_, index) => `component.port-${index}`);
    const at = (value: number): RunnerStatus => ({
      ...still,
      values: Object.fromEntries(ports.map((port) => [port, { value, t: 0 }])),
    });
    async function* wide() {
      yield at(1);
      yield at(2);
    }
    await liveTable(
      contextOf((text) => void printed.push(text)),
      wide,
      { lineEverySeconds: 0 },
    );
    expect(printed[1]?.split('  ')).toEqual(['1970-01-01 00:00:00', ...ports.map((port) => `${port} 2`)]);
  });

  it('changes within the time between two lines are in the table at the end', async () => {
    const printed: string[] = [];
    await liveTable(
      contextOf((text) => void printed.push(text)),
      () => living(1, 2, 3),
      { lineEverySeconds: 60 },
    );
    expect(printed).toHaveLength(2);
    expect(printed[0]).toMatch(/a\.level +1/);
    expect(printed[1]).toMatch(/^\noven[\s\S]*a\.level +3/);
  });

  it('a table that is printed already is not printed again', async () => {
    const printed: string[] = [];
    await liveTable(
      contextOf((text) => void printed.push(text)),
      () => living(1),
    );
    expect(printed).toHaveLength(1);
  });
});

describe('on a terminal', () => {
  const { rows } = process.stdout;
  afterEach(() => {
    process.stdout.rows = rows;
    vi.restoreAllMocks();
  });

  it.each([
    [[1, 2], /a\.level +2/],
    [[], undefined],
  ] as const)('the table of the last of %j stays', async (values, last) => {
    process.stdout.rows = 24;
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const printed: string[] = [];
    const context = contextOf((text) => void printed.push(text), true);
    await liveTable(context, () => living(...values));
    const drawn = written.mock.calls.map(([text]) => text).join('');
    vi.restoreAllMocks();
    if (last) expect(drawn).toMatch(/a\.level +1/);
    expect(printed).toEqual(last ? [expect.stringMatching(last)] : []);
  });
});
