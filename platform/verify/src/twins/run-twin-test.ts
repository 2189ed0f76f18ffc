import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError, manifestFile, parseManifest, secondsOf, type WorkspaceSpec } from '@dtaas/model';
import { socketPath } from '@dtaas/processes';
import { type GivenSnapshot, leftLogs } from '@dtaas/runner';
import { environmentsFolder, type Isolation } from '@dtaas/sandbox';
import type { TwinSubject, TwinTestRun } from '../subject.ts';
import { followTest } from './follow-test.ts';
import { type Judged, judgeRun } from './judge-run.ts';
import { withTestRunner } from './test-runner.ts';

export interface TwinTestOptions {
  /** A folder that is made for the test. */
  readonly folder: string;
  /** Folder of the assets' files by digest. */
  readonly store: string;
  readonly isolation: Isolation;
  readonly signal: AbortSignal;
  /** Extracts a snapshot of the twin to a folder. */
  readonly extract: (name: string, folder: string) => Promise<unknown>;
  /** Path for the run as a table, which stays when the test is over. */
  readonly table: string;
}

export interface TwinTestOutcome {
  readonly durationMs: number;
  /** Why the run has no verdict; `undefined` if it was judged. */
  readonly reason?: string | undefined;
  /** What the component that ended printed last, or what all components printed if the test took too long. */
  readonly output: string;
  readonly judged: readonly Judged[];
}

/** Runs the test of one twin in a workspace of its own, and judges what its ports gave. */
export async function runTwinTest(
  { name, test: spec }: TwinSubject,
  test: TwinTestRun,
  { folder, store, isolation, signal, extract, table }: TwinTestOptions,
): Promise<TwinTestOutcome> {
  const startedAt = performance.now();
  const spent = () => performance.now() - startedAt;
  const { from, timeout } = spec!;
  const limitMs = secondsOf(timeout) * 1000;
  const snapshot =
    from === 'none' ? undefined : await snapshotOf(from, name, join(folder, 'snapshot'), extract);
  const begin = beginOf(test.workspace, snapshot?.directory);
  const workspace = {
    folder,
    spec: begin.spec,
    store,
    environments: environmentsFolder(),
    socket: socketPath(`verify/${folder}/${name}`),
    isolation: isolation.mode === 'bubblewrap' ? 'bubblewrap' : 'none',
  } as const;
  return await withTestRunner(workspace, async (client, gone) => {
    const { restore } = await Promise.race([client.start(snapshot ?? 'nothing'), gone]);
    const nothing = { output: '', judged: [] };
    if (restore?.outcome === 'failed') {
      const reason = `It can't start from the snapshot ${from}: ${restore.details.join('; ')}.`;
      return { ...nothing, durationMs: spent(), reason };
    }
    const left = { ms: Math.max(1, limitMs - spent()), text: timeout };
    const { reason, component } = await Promise.race([followTest(client, left, signal), gone]);
    if (reason !== undefined) {
      return { ...nothing, durationMs: spent(), reason, output: await lastLines(folder, component) };
    }
    const { untilSeconds } = test.plan;
    const own = join(folder, 'recording.csv');
    const run = { ...workspace, table: own, start: begin.start, untilSeconds };
    const judged = await judgeRun(test, run, folder, isolation, Math.max(1, limitMs - spent()));
    copyFileSync(own, table);
    return { durationMs: spent(), output: '', judged };
  });
}

async function snapshotOf(
  from: string,
  twin: string,
  directory: string,
  extract: TwinTestOptions['extract'],
): Promise<GivenSnapshot> {
  mkdirSync(join(directory, '..'), { recursive: true, mode: 0o700 });
  await extract(from, directory).catch((error: unknown) => {
    if (!(error instanceof DtaasError) || error.code !== 'snapshot-corrupt') throw error;
    const message = `It can't start from ${from}. ${error.message}`;
    const hint = `Name another snapshot in spec.test.from. To list the snapshots: dtaas snapshots ${twin}`;
    throw new DtaasError({ code: error.code, message, hint, cause: error });
  });
  return { directory, from };
}

/** The time at which the run starts, and the steps that end it: a snapshot goes on with the number of its step. */
function beginOf(
  spec: WorkspaceSpec,
  snapshot: string | undefined,
): { readonly spec: WorkspaceSpec; readonly start: number } {
  const { clock } = spec;
  if (clock.mode !== 'lockstep') throw new Error('a test runs in lockstep');
  if (snapshot === undefined) return { spec, start: clock.epoch };
  const saved: { readonly mode?: unknown; readonly step?: unknown; readonly t?: unknown } = parseManifest(
    readFileSync(join(snapshot, manifestFile), 'utf8'),
  ).clock;
  const done = saved.mode === 'lockstep' ? Number(saved.step ?? 0) : 0;
  return { spec: { ...spec, clock: { ...clock, steps: done + (clock.steps ?? 0) } }, start: Number(saved.t) };
}

/** What a component printed last, or all of them, each line with the component's name. */
async function lastLines(folder: string, component: string | undefined): Promise<string> {
  const { lines } = await leftLogs(folder, { component, tail: 40 });
  return lines.map(({ component: id, text }) => (component ? text : `${id}: ${text}`)).join('\n');
}

/** Why a test could not run, as a sentence. Programmer errors stay as they are. */
export function reasonOfError(error: unknown): string {
  if (error instanceof DtaasError) return `${error.message} ${error.hint}`;
  if (error instanceof Error && /^(?:the runner ended|its components)/.test(error.message))
    return `It could not run: ${error.message}.`;
  throw error;
}
