import { addAbortListener } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, secondsOf } from '@dtaas/model';
import { writeConfig } from '@dtaas/runner';
import { type Collected, collect, type Isolation, layOut, type Part, runIsolated } from '@dtaas/sandbox';
import type { AssetSubject } from '../subject.ts';
import { testConfig } from './test-config.ts';

const leastMemoryBytes = 1024 ** 3;
const processes = 512;
const outputBytes = 1024 * 1024;

/**
 * Runs the tests of one subject.
 *
 * @param partOf the files of a subject, and its environment
 * @returns `reason`: why the tests failed; `undefined` if they passed
 */
export async function runTests(
  subject: AssetSubject,
  test: NonNullable<AssetSubject['test']>,
  partOf: (subject: AssetSubject) => Promise<Part>,
  isolation: Isolation,
  signal: AbortSignal,
) {
  const asset = await partOf(subject);
  const uses: Record<string, Part> = {};
  for (const [name, used] of Object.entries(subject.uses)) uses[name] = await partOf(used);
  const layout = layOut(isolation, asset, uses);
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-tests-'));
  const memoryBytes = memoryFor(subject);
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
        limits: { memoryBytes, processes, timeoutMs: secondsOf(test.timeout) * 1000 },
      },
      isolation,
    );
    const stop = addAbortListener(signal, () => void started.end('SIGTERM', 1000));
    const ended = await collect(started, outputBytes);
    stop[Symbol.dispose]();
    const reason = reasonOf(ended, {
      memory: `${memoryBytes >> 20} MiB`,
      processes: `${processes} processes`,
      time: test.timeout,
    });
    return { durationMs: performance.now() - startedAt, output: ended.output, reason };
  } finally {
    layout.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function reasonOf(
  { code, signal, exceeded }: Collected,
  limits: Readonly<Record<NonNullable<Collected['exceeded']>, string>>,
): string | undefined {
  if (code === 0) return undefined;
  if (exceeded) return `It exceeded its limit of ${limits[exceeded]}.`;
  return code === null ? `It was ended by ${signal}.` : `It ended with exit code ${code}.`;
}

/** A test runner needs more memory than the asset itself: four times as much, and at least 1 GiB. */
function memoryFor({ asset }: AssetSubject): number {
  const { memory } = asset.value.spec.requires;
  return Math.max(leastMemoryBytes, memory === undefined ? 0 : 4 * bytesOf(memory));
}
