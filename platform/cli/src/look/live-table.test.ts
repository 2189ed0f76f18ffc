import { stripVTControlCharacters } from 'node:util';
import type { RunnerStatus } from '@dtaas/runner';
import { describe, expect, it } from 'vitest';
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

describe('where nothing redraws', () => {
  it('lines are whole, however long', async () => {
    const printed: string[] = [];
    const context: Context = {
      cwd: '/',
      format: 'text',
      interactive: false,
      signal: new AbortController().signal,
      print: (text) => void printed.push(text),
      printJson: () => {},
      note: () => {},
    };
    const ports = Array.from({ length: 40 }, (_, index) => `component.port-${index}`);
    const at = (value: number): RunnerStatus => ({
      ...still,
      values: Object.fromEntries(ports.map((port) => [port, { value, t: 0 }])),
    });
    async function* living() {
      yield at(1);
      yield at(2);
    }
    await liveTable(context, living, { lineEverySeconds: 0 });
    expect(printed[1]?.split('  ')).toEqual(['1970-01-01 00:00:00', ...ports.map((port) => `${port} 2`)]);
  });
});
