import { availableParallelism, freemem } from 'node:os';
import pLimit from 'p-limit';
import { type AssetResult, isVerified } from './result.ts';
import type { Subject } from './subject.ts';

/** The number of tests at once: one a core, and at most one a GiB of free memory. */
function parallelism(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / 1024 ** 3)));
}

/**
 * Verifies subjects in the order of their uses, as many at once as the machine bears. `verify` runs only once
 * everything that a subject uses is verified; otherwise `blocked` says what its result is.
 */
export async function runSchedule(
  ordered: readonly Subject[],
  verify: (subject: Subject) => Promise<AssetResult>,
  blocked: (subject: Subject, by: AssetResult) => AssetResult,
): Promise<AssetResult[]> {
  const limit = pLimit(parallelism());
  const results = new Map<Subject, Promise<AssetResult>>();
  for (const subject of ordered) {
    const before = Promise.all(Object.values(subject.uses).flatMap((used) => results.get(used) ?? []));
    results.set(
      subject,
      before.then((used) => {
        const culprit = used.find((result) => !isVerified(result.outcome));
        return culprit ? blocked(subject, culprit) : limit(() => verify(subject));
      }),
    );
  }
  return Promise.all(results.values());
}
