import type { LogLine, RunnerStatus } from '@dtaas/runner';
import { knownOf } from './known.ts';
import { notDeployed, notRunning } from './not-running.ts';
import type { World } from './world.ts';

export interface SnapshotListed {
  readonly name: string;
  /** ISO 8601. */
  readonly takenAt: string;
  /** The twin's life is there: what `latest` means. */
  readonly current: boolean;
}

/** What a twin can be restored from, newest first. */
export async function snapshots(world: World, twin: string): Promise<readonly SnapshotListed[]> {
  const [names, tip] = await Promise.all([world.snapshots.list(twin), world.biographies.tip(twin)]);
  const { recorded } = knownOf(twin, tip);
  if (names.length === 0 && !recorded) throw notDeployed(twin);
  return [...names]
    .sort()
    .reverse()
    .map((name) => ({ name, takenAt: takenAt(name), current: name === recorded?.snapshot }));
}

/** The time in a snapshot's name, `20261122T124132Z-…`. */
function takenAt(name: string): string {
  return name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-.*$/, '$1-$2-$3T$4:$5:$6Z');
}

/** What a twin's components printed, oldest first. */
export async function logs(
  world: World,
  twin: string,
  options: { readonly component?: string; readonly tail: number },
): Promise<readonly LogLine[]> {
  await expectRunner(world, twin);
  return world.place.runner(twin).logs(options);
}

/** The twin's status again and again, with every port's value, until the signal. */
export async function* watchTwin(
  world: World,
  twin: string,
  options: { readonly signal: AbortSignal; readonly everyMs?: number },
): AsyncGenerator<RunnerStatus, void> {
  await expectRunner(world, twin);
  yield* world.place.runner(twin).watch({ everyMs: 250, ...options });
}

async function expectRunner(world: World, twin: string): Promise<void> {
  const [observed, tip] = await Promise.all([world.place.observeOne(twin), world.biographies.tip(twin)]);
  if (!observed?.alive) throw notRunning(twin, knownOf(twin, tip).recorded, observed);
}
