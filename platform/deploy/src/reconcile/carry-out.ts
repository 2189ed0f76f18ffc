import { setTimeout as sleep } from 'node:timers/promises';
import type { StackResult } from '@dtaas/engine';
import { linksOfRivals } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { faultPoint } from '@dtaas/processes';
import type { RestoreReport, RunnerStatus } from '@dtaas/runner';
import type { Assessment } from '../assess/assess.ts';
import type { Action, Why } from '../assess/decide.ts';
import { isReleased, specOf } from '../assess/desired-state.ts';
import { orWayOut } from '../assess/snapshots.ts';
import type { Biography } from '../biography/biography.ts';
import type { PlacedWorld, Source, World } from '../world.ts';
import { collect, collectFound } from './collect.ts';
import type { Extractions } from './extractions.ts';
import { saveFailed, workspaceNotStarted } from './failures.ts';
import { type Departure, type Standstill, standstillSince, watchDeparture } from './standstill.ts';

/** What the steps leave behind for the event that ends them. */
export interface Carried {
  readonly saved: readonly string[];
  readonly stack?: StackResult;
  readonly status?: RunnerStatus;
  /** The twin has started from nothing. */
  readonly isAnew?: boolean;
  /** What the twin runs from, and how that went. */
  readonly restore?: RestoreReport;
  /** When a twin that moves left its old place. */
  readonly departure?: Departure;
  readonly standstill?: Standstill;
}

/** One run on one instance. */
export interface Run {
  readonly world: World;
  /** Where the desired state and the files of its assets come from. */
  readonly source: Source;
  readonly biography: Biography;
  readonly assessment: Assessment;
  readonly extractions: Extractions;
  readonly signal: AbortSignal | undefined;
  readonly report: (text: string) => void;
}

/**
 * Carries out the steps of a decision, except the one that records them. After each step a new decision continues from there,
 * because only the place and the biography remember anything.
 */
export async function carryOut(run: Run): Promise<Carried> {
  const { world, biography, assessment, signal } = run;
  let carried: Carried = { saved: [] };
  let there = world.at(assessment.place);
  await extractFirst(run);
  for (const action of assessment.actions) {
    signal?.throwIfAborted();
    await world.mayWrite(biography.twin);
    const step = await carry(there, action, run, carried.departure);
    carried = { ...carried, ...step, saved: [...carried.saved, ...(step.saved ?? [])] };
    if (carried.stack?.error) return carried;
    if (action.do === 'apply') there = world.at(assessment.desired.place);
  }
  return carried;
}

async function carry(
  world: PlacedWorld,
  action: Action,
  run: Run,
  departure: Departure | undefined,
): Promise<Partial<Carried>> {
  const { biography, extractions, signal, report } = run;
  const { twin } = biography;
  switch (action.do) {
    case 'collect':
      return { saved: await collectFound(world, biography) };
    case 'save': {
      report('saves its state');
      const runner = world.runner(twin);
      await runner.save().catch((cause: unknown) => {
        throw saveFailed({ twin, cause });
      });
      const saved = await collect(world, biography, runner);
      faultPoint('saved');
      return { saved };
    }
    case 'configure': {
      report(`tells ${action.changes.map(({ component }) => component).join(' and ')} the new parameters`);
      const parameters = action.changes.map(({ component, parameters }) => [component, parameters] as const);
      await world.runner(twin).configure(action.generation, Object.fromEntries(parameters));
      faultPoint('configured');
      return {};
    }
    case 'stop':
      report('stops its runner');
      await world.place.stop(twin);
      faultPoint('stopped');
      return {};
    case 'apply':
      return apply(world, action, run);
    case 'start': {
      if (action.ifPrepared && !(await world.place.observeOne(twin))?.prepared) return {};
      const from = action.from === 'latest' ? (biography.recorded?.snapshot ?? 'kept') : action.from;
      const isSnapshot = from !== 'kept' && from !== 'nothing';
      report(from === 'kept' ? 'starts' : `starts from ${from}`);
      const runner = world.runner(twin);
      const withhold = action.lost ? stateIsGone : rivalOf(run.assessment);
      const options = withhold === undefined ? {} : { withhold };
      const started = isSnapshot
        ? await orWayOut(world, twin, from, () =>
            extractions.use(world, from, (snapshot) => runner.start(snapshot, options)),
          )
        : await runner.start(from === 'nothing' ? from : undefined, options);
      faultPoint('started');
      const [status, standstill] = await Promise.all([
        settled(world, twin, signal),
        departure && standstillSince(departure, run.assessment.desired.place.name, runner, started),
      ]);
      return {
        status,
        ...(status.restore && isSnapshot ? { restore: status.restore } : {}),
        ...(standstill ? { standstill } : {}),
      };
    }
    case 'restore': {
      report(`goes back to ${action.from}`);
      const restore = await extractions.use(world, action.from, (snapshot) =>
        world.runner(twin).restore(snapshot),
      );
      faultPoint('started');
      return { restore, status: await settled(world, twin, signal) };
    }
    case 'restart': {
      report('begins from nothing');
      await world.runner(twin).restart();
      faultPoint('started');
      return { isAnew: true, status: await settled(world, twin, signal) };
    }
    case 'record':
      return {};
  }
}

/** Extracts the snapshot that a later step names, so that a damaged one is refused before anything is stopped. */
async function extractFirst({ world, biography, assessment, extractions }: Run): Promise<void> {
  const { twin, recorded } = biography;
  for (const action of assessment.actions) {
    // A save makes a snapshot that is the latest then.
    if (action.do === 'collect' || action.do === 'save') return;
    if (action.do === 'restore') await extractions.ensure(action.from);
    if (action.do !== 'start' || action.from === 'kept' || action.from === 'nothing') continue;
    const name = action.from === 'latest' ? recorded?.snapshot : action.from;
    if (name !== undefined) await orWayOut(world, twin, name, () => extractions.ensure(name));
  }
}

async function apply(
  world: PlacedWorld,
  { why, refresh }: Extract<Action, { do: 'apply' }>,
  { assessment, biography, source, signal, report }: Run,
): Promise<Partial<Carried>> {
  const { desired, twin } = assessment;
  const releases = isReleased(desired);
  const deletes = releases || why === 'move';
  const workspace = specOf(desired);
  if (!releases) {
    report('brings its assets to the place');
    if (workspace)
      await world.at(desired.place).place.stage(workspace, (digest) => source.assetOf(twin, digest));
    faultPoint('staged');
  }
  signal?.throwIfAborted();
  report(releases ? 'releases what it has' : (making[why] ?? 'makes its workspace'));
  faultPoint('before-up');
  const up = () => world.engine.up({ desired, recorded: biography.stack, refresh, signal });
  const { place } = assessment;
  const leaves = why === 'move' && !isSamePlace(place, desired.place);
  const leave = leaves ? await watchDeparture(place.name, world.runner(twin)) : undefined;
  let saved: readonly string[] = [];
  const update = async (): Promise<StackResult> => {
    const stack = await up();
    if (!deletes || !stack.error || !(await world.place.observeOne(twin))?.waiting) return stack;
    // A snapshot came due after the last one was collected; a workspace with one isn't deleted.
    saved = await collectFound(world, biography);
    return up();
  };
  const stack = await update().finally(leave);
  const departure = await leave?.();
  faultPoint('after-up');
  // Stopped by a person, which isn't a failure: the engine's next run goes on from what this one made.
  if (stack.error && signal?.aborted) throw stack.error;
  // The engine doesn't know of a workspace whose record was cut off, nor of a removal that was.
  if (releases && !stack.error) await world.place.remove(twin);
  // The twin is at its new place. If the old one is cut off now, the next twin that leaves it tidies up.
  if (leaves && !stack.error) await world.place.tidy?.().catch(() => {});
  return { stack, saved, ...(departure ? { departure } : {}) };
}

/** What is reported of an update that makes something. */
const making: { readonly [why in Why]?: string } = {
  adopt: 'records what is there',
  configure: 'records the new parameters',
  repair: 'brings back what has stopped or is gone',
  secrets: 'starts its runner with the secrets of this environment',
};

const stateIsGone = 'the twin ran before, but its workspace and its snapshots are gone';

/** Why a twin must not command: its runner at a lost place may still do so, and the physical twin would hear both. */
function rivalOf({ actions, desired, previous }: Assessment): string | undefined {
  const leavesLost = actions.some((action) => action.do === 'apply' && action.why === 'lost');
  const titles = leavesLost ? linksOfRivals(specOf(desired)?.physicalTwin) : [];
  if (!previous || titles.length === 0) return undefined;
  return `the runner at the lost place ${previous.place.name} may still command it over ${titles.join(' and ')}`;
}

const settleMs = 20_000;

/** Waits until the twin runs, or reports why it doesn't, and returns its status. */
export async function settled(
  world: PlacedWorld,
  twin: string,
  signal: AbortSignal | undefined,
): Promise<RunnerStatus> {
  const runner = world.runner(twin);
  const until = Date.now() + settleMs;
  for (;;) {
    signal?.throwIfAborted();
    const status = await runner.status();
    if (status.phase === 'prepared') throw workspaceNotStarted({ twin });
    if (status.health !== 'Progressing' || Date.now() > until) return status;
    await sleep(50);
  }
}
