import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformVersion, type RunRecord } from '@dtaas/model';
import { detectIsolation } from '@dtaas/sandbox';
import { onTestFinished } from 'vitest';
import { type BatchRun, performRun } from '../src/batch/run.ts';
import type { Case } from '../src/batch/worker/worker.ts';
import { makeWorkspace, type TestComponent } from './workspace.ts';

interface TestRun extends Partial<Pick<BatchRun, 'jobs' | 'signal' | 'onProgress' | 'input' | 'many'>> {
  readonly warm?: boolean;
  readonly isolation?: 'auto' | 'none';
  readonly timeoutMs?: number;
  readonly uses?: TestComponent['uses'];
  /** By default a new one. */
  readonly folder?: string;
}

/** Cases of `testing/components/draw.mjs`, one for each of these parameters. */
export function casesWith(...parameters: readonly Case['parameters'][]): Case[] {
  return parameters.map((each, index) => ({ number: index + 1, parameters: each, seed: 100 + index }));
}

/** A temporary folder for one test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-batch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a batch, by default `draw.mjs`, in a folder of its own. */
export async function testRun(
  cases: readonly Case[],
  {
    warm = false,
    isolation = 'none',
    timeoutMs = 30_000,
    folder = join(scratchFolder(), 'run'),
    ...more
  }: TestRun = {},
  program: TestComponent['program'] = 'draw.mjs',
): Promise<{ readonly folder: string; readonly record: RunRecord }> {
  mkdirSync(folder, { recursive: true });
  const parts = {
    batch: { program, uses: { model: 'model' } },
    model: { program: { name: 'm.mjs', text: '' } },
  };
  const { file } = makeWorkspace(parts, []);
  const isolated = detectIsolation(isolation);
  const command = [...file.spec.components['batch']!.run!.command];
  const record = await performRun({
    program: { files: file, component: 'batch', alone: false, command, warm, isolation: isolated, timeoutMs },
    folder,
    cases,
    many: true,
    jobs: 1,
    record: {
      platform: platformVersion,
      asset: { asset: 'functions/batch', version: '1.0.0', digest: 'a'.repeat(64) },
      verified: true,
      uses: {},
      command,
      warm,
      isolation: isolated.mode,
      seed: 0,
      timeoutSeconds: timeoutMs / 1000,
      startedAt: '2026-11-29T12:00:00.000Z',
    },
    signal: new AbortController().signal,
    ...more,
  });
  return { folder, record };
}

/** A folder with these files. */
export function folderWith(files: { readonly [path: string]: string }): string {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
