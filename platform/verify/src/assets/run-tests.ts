import { addAbortListener } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from '@dtaas/runner';
import { collect, type Isolation, layOut, type Part, runIsolated } from '@dtaas/sandbox';
import type { AssetSubject } from '../subject.ts';
import { limitsOf, whyFailed } from './limits.ts';
import { testConfig } from './test-config.ts';

const outputBytes = 1024 * 1024;

/** What the tests of an asset came to. */
export interface TestedAsset {
  readonly durationMs: number;
  readonly output: string;
  /** Why the tests failed; `undefined` if they passed. */
  readonly reason: string | undefined;
}

/**
 * Runs the tests of one subject in a sandbox of this machine.
 *
 * @param partOf the files of a subject, and its environment
 */
export async function runTests(
  subject: AssetSubject,
  test: NonNullable<AssetSubject['test']>,
  partOf: (subject: AssetSubject) => Promise<Part>,
  isolation: Isolation,
  signal: AbortSignal,
): Promise<TestedAsset> {
  const asset = await partOf(subject);
  const uses: Record<string, Part> = {};
  for (const [name, used] of Object.entries(subject.uses)) uses[name] = await partOf(used);
  const layout = layOut(isolation, asset, uses);
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-tests-'));
  const limits = limitsOf(subject, test);
  const startedAt = performance.now();
  try {
    const written = writeConfig(join(scratch, 'config.json'), testConfig(subject, layout.uses));
    const config = layout.show(written, '/config.json');
    const started = runIsolated(
      {
        command: test.command,
        ...layout.seen,
        env: { ...layout.env, DTAAS_CONFIG: config, DTAAS_USES: JSON.stringify(layout.uses) },
        network: 'none',
        limits,
      },
      isolation,
    );
    const stop = addAbortListener(signal, () => void started.end('SIGTERM', 1000));
    const ended = await collect(started, outputBytes);
    stop[Symbol.dispose]();
    const reason = whyFailed(ended, limits, test);
    return { durationMs: performance.now() - startedAt, output: ended.output, reason };
  } finally {
    layout.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}
