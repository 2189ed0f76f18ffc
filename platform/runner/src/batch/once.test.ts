import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectIsolation } from '@dtaas/sandbox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { runBatch } from './once.ts';

let folder: string;
let workspace: TestWorkspace;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-batch-test-'));
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'numbers'), '1 2 3');
});
afterEach(async () => {
  await workspace.remove();
  rmSync(folder, { recursive: true, force: true });
});

const scale = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  const { DTAAS_CONFIG, DTAAS_INPUT, DTAAS_OUTPUT } = process.env;
  const { parameters, uses } = JSON.parse(readFileSync(DTAAS_CONFIG, 'utf8'));
  const { offset } = await import(join(uses.model.path, 'model.mjs'));
  const numbers = readFileSync(join(DTAAS_INPUT, process.argv[2]), 'utf8').split(' ').map(Number);
  writeFileSync(join(DTAAS_OUTPUT, 'scaled'), numbers.map((n) => n * parameters.factor + offset).join(' '));
  process.exit(numbers.length);`;

describe.each(hasBubblewrap() ? (['auto', 'none'] as const) : (['none'] as const))(
  'a batch (isolation: %s)',
  (mode) => {
    test('reads files, uses what its component uses, writes files and exits with a code', async () => {
      workspace = makeWorkspace(
        {
          scale: {
            program: { name: 'scale.mjs', text: scale },
            parameters: { factor: 10 },
            uses: { model: 'shift' },
          },
          shift: { program: { name: 'model.mjs', text: 'export const offset = 0.5;' } },
        },
        [],
      );
      const ended = await runBatch({
        workspace: workspace.file,
        component: 'scale',
        command: ['node', 'scale.mjs', 'numbers'],
        input: join(folder, 'in'),
        output: join(folder, 'out'),
        isolation: detectIsolation(mode),
        timeoutMs: 10_000,
      });
      expect(ended, ended.output).toMatchObject({ code: 3 });
      expect(readFileSync(join(folder, 'out', 'scaled'), 'utf8')).toBe('10.5 20.5 30.5');
    });

    test('that takes too long is ended', async () => {
      workspace = makeWorkspace(
        { stay: { program: { name: 'stay.mjs', text: 'setInterval(() => {}, 1000)' } } },
        [],
      );
      const ended = await runBatch({
        workspace: workspace.file,
        component: 'stay',
        command: ['node', 'stay.mjs'],
        input: join(folder, 'in'),
        output: join(folder, 'out'),
        isolation: detectIsolation(mode),
        timeoutMs: 300,
      });
      expect(ended.exceeded).toBe('time');
    });
  },
);
