import { DtaasError, type SnapshotListed, snapshotTime } from '@dtaas/model';
import type { LogLine, PendingSnapshot, RunnerStatus } from '@dtaas/runner';
import { notRunning, workspaceOf } from '../assess/survey.ts';
import { twinNotDeployed } from '../biography/failures.ts';
import { recordedNow } from '../biography/recorded.ts';
import type { World } from '../world.ts';
import { componentUnknown } from './failures.ts';

/** What a twin can be restored from, newest first. */
export async function snapshots(world: World, twin: string): Promise<readonly SnapshotListed[]> {
  const [names, damaged, { recorded }] = await Promise.all([
    world.snapshots.list(twin),
    world.snapshots.damaged(),
    recordedNow(world, twin),
  ]);
  const lost = new Set(damaged.get(twin));
  if (names.length === 0 && !recorded) throw twinNotDeployed({ twin });
  return [...names]
    .sort()
    .reverse()
    .map((name) => ({
      name,
      takenAt: snapshotTime(name),
      current: name === recorded?.snapshot,
      ...(lost.has(name) ? { damaged: true as const } : {}),
    }));
}

/**
 * What a twin's components printed, oldest first. A dead runner left the lines in files, and `left` says so: then people need
 * the lines most.
 *
 * @throws DtaasError `usage-component-unknown`
 */
export async function logs(
  world: World,
  twin: string,
  options: { readonly component?: string; readonly tail: number },
): Promise<{ readonly lines: readonly LogLine[]; readonly left?: true }> {
  const { at, observed } = await workspaceOf(world, await recordedNow(world, twin));
  if (observed.status) {
    expectComponent(twin, options.component, [...Object.keys(observed.status.components), 'runner']);
    const lines = await at
      .runner(twin)
      .logs(options)
      // The runner may die between two requests.
      .catch((error: unknown) => {
        if (!(error instanceof DtaasError) || error.code !== 'runner-unreachable') throw error;
      });
    if (lines) return { lines };
  }
  const { components, lines } = await at.place.leftLogs(twin, options);
  expectComponent(twin, options.component, components);
  return { lines, left: true };
}

function expectComponent(twin: string, asked: string | undefined, components: readonly string[]): void {
  if (asked === undefined || components.includes(asked)) return;
  throw componentUnknown({ twin, asked, components });
}

/** The status of a running twin, and the snapshots in its ring. @throws DtaasError `twin-not-running`, `twin-not-deployed` */
export async function runningTwin(
  world: World,
  twin: string,
): Promise<{ readonly status: RunnerStatus; readonly ring: readonly PendingSnapshot[] }> {
  const state = await recordedNow(world, twin);
  const { at, observed } = await workspaceOf(world, state);
  if (!observed.status) throw notRunning(twin, state.recorded, observed);
  return { status: observed.status, ring: await at.runner(twin).pending() };
}

/** Repeats the twin's status, with the value of each port, until the signal. */
export async function* watchTwin(
  world: World,
  twin: string,
  options: { readonly signal: AbortSignal; readonly everyMs?: number },
): AsyncGenerator<RunnerStatus, void> {
  const state = await recordedNow(world, twin);
  const { at, observed } = await workspaceOf(world, state);
  if (!observed.alive) throw notRunning(twin, state.recorded, observed);
  yield* at.runner(twin).watch({ everyMs: 250, ...options });
}
