import { bytesOf, secondsOf } from '@dtaas/model';
import type { ImageTest } from '@dtaas/places';
import type { Ended } from '@dtaas/sandbox';
import type { AssetSubject } from '../subject.ts';

type Test = NonNullable<AssetSubject['test']>;
type TestLimits = ImageTest['limits'];

const leastMemoryBytes = 1024 ** 3;
const processes = 512;

/** What the tests of an asset may use. */
export function limitsOf(subject: AssetSubject, { timeout }: Test): TestLimits {
  return { memoryBytes: memoryFor(subject), processes, timeoutMs: secondsOf(timeout) * 1000 };
}

/** A test runner needs more memory than the asset itself: four times as much, and at least 1 GiB. */
function memoryFor({ asset }: AssetSubject): number {
  const { memory } = asset.value.spec.requires;
  return Math.max(leastMemoryBytes, memory === undefined ? 0 : 4 * bytesOf(memory));
}

/** Why tests that have ended like this failed; `undefined` if they passed. */
export function whyFailed(
  { code, signal, exceeded }: Ended,
  { memoryBytes, processes }: TestLimits,
  { timeout }: Test,
): string | undefined {
  if (code === 0) return undefined;
  const limits = {
    memory: `${memoryBytes >> 20} MiB`,
    processes: `${processes} processes`,
    time: timeout,
  };
  if (exceeded) return `It exceeded its limit of ${limits[exceeded]}.`;
  return code === null ? `It was ended by ${signal}.` : `It ended with exit code ${code}.`;
}
