import { DtaasError } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type { LogLine, RunnerStatus } from '@dtaas/runner';
import { notRunning } from '../assess/not-running.ts';
import { worldOf } from '../assess/sight.ts';
import { type RecordedState, recordedStateOf } from '../biography/recorded.ts';
import { componentUnknown, twinNotDeployed } from '../failures.ts';
import type { PlacedWorld, World } from '../world.ts';

export interface SnapshotListed {
  readonly name: string;
  /** ISO 8601. */
  readonly takenAt: string;
  /** The twin's life is there: what `latest` means. */
  readonly current: boolean;
  /** The snapshot can't be read any more. */
  readonly damaged?: true;
}

/** What a twin can be restored from, newest first. */
export async function snapshots(world: World, twin: string): Promise<readonly SnapshotListed[]> {
  const [names, damaged, tip] = await Promise.all([
    world.snapshots.list(twin),
    world.snapshots.damaged(),
    world.biographies.tip(twin),
  ]);
  const lost = new Set(damaged.get(twin));
  const { recorded } = recordedStateOf(twin, tip);
  if (names.length === 0 && !recorded) throw twinNotDeployed({ twin });
  return [...names]
    .sort()
    .reverse()
    .map((name) => ({
      name,
      takenAt: takenAt(name),
      current: name === recorded?.snapshot,
      ...(lost.has(name) ? { damaged: true as const } : {}),
    }));
}

/** The time in a snapshot's name, `20261122T124132Z-…`. */
function takenAt(name: string): string {
  return name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-.*$/, '$1-$2-$3T$4:$5:$6Z');
}

/** What a twin's components printed. */
export interface PrintedLines {
  /** Oldest first. */
  readonly lines: readonly LogLine[];
  /** Its runner doesn't answer: they are what it left. */
  readonly left?: true;
}

/**
 * What a twin's components printed: asked of its runner, and read from the files that it left where it is gone, which is
 * when one wants them most.
 *
 * @throws DtaasError `usage-component-unknown`
 */
export async function logs(
  world: World,
  twin: string,
  options: { readonly component?: string; readonly tail: number },
): Promise<PrintedLines> {
  const { at, observed } = await expectWorkspace(world, twin);
  if (observed.status) {
    expectComponent(twin, options.component, [...Object.keys(observed.status.components), 'runner']);
    const lines = await at.runner(twin).logs(options).catch(unlessGone);
    if (lines) return { lines };
  }
  const left = await (await at.place.leftovers(twin)).logs();
  expectComponent(twin, options.component, left.components);
  return { lines: await left.read(options), left: true };
}

/** It may die between two questions. */
function unlessGone(error: unknown): undefined {
  if (error instanceof DtaasError && error.code === 'runner-unreachable') return undefined;
  throw error;
}

function expectComponent(twin: string, asked: string | undefined, components: readonly string[]): void {
  if (asked === undefined || components.includes(asked)) return;
  throw componentUnknown({ twin, asked, components });
}

/** The twin's status again and again, with every port's value, until the signal. */
export async function* watchTwin(
  world: World,
  twin: string,
  options: { readonly signal: AbortSignal; readonly everyMs?: number },
): AsyncGenerator<RunnerStatus, void> {
  const at = await expectRunner(world, twin);
  yield* at.runner(twin).watch({ everyMs: 250, ...options });
}

async function expectRunner(world: World, twin: string): Promise<PlacedWorld> {
  const { at, observed, state } = await expectWorkspace(world, twin);
  if (!observed.alive) throw notRunning(twin, state.recorded, observed);
  return at;
}

/** A workspace, and the world at its place. */
async function expectWorkspace(
  world: World,
  twin: string,
): Promise<{ readonly at: PlacedWorld; readonly observed: Observed; readonly state: RecordedState }> {
  const state = recordedStateOf(twin, await world.biographies.tip(twin));
  const at = await worldOf(world, state);
  const observed = await at?.place.observeOne(twin);
  if (!at || !observed) throw notRunning(twin, state.recorded, observed);
  return { at, observed, state };
}
