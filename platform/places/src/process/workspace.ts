import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generationOf, isInstanceId, parseJson, type WorkspaceSpec } from '@dtaas/model';
import { removeTree, withLock } from '@dtaas/processes';
import type { WorkspaceFile } from '@dtaas/runner';
import { workspaceForeign, workspaceUnsaved } from '../errors.ts';
import { faultPoint } from '../fault-point.ts';
import type { Observed, WorkspaceId } from '../place.ts';
import { endRunner } from './end-runner.ts';
import { askRunner, awaitRunner, hasRunner, type Lodging, livingRunner } from './find-runner.ts';
import { ringOf } from './ring.ts';
import { isHome, type ProcessSettings, socketOf, workspaceFolder } from './settings.ts';
import { startRunner } from './start-runner.ts';

/**
 * Sees to it that exactly one runner runs this spec (canonical JSON) for this twin of this home: makes the workspace,
 * adopts it, replaces a runner of another spec, or starts one where it died. The state of the components stays.
 * Answers the generation. Killed at any step, the next call ends the same way.
 */
export async function ensureWorkspace(
  settings: ProcessSettings,
  id: WorkspaceId,
  spec: string,
): Promise<string> {
  const lodging = lodgingOf(settings, id);
  const file = workspaceFile(settings, id, spec);
  return await exclusively(settings, lodging, 'starting a workspace', async () => {
    refuseForeign(lodging, id);
    writeWorkspaceFile(lodging.folder, file);
    faultPoint('workspace-written');
    if (!(await runs(settings, lodging, file.generation))) {
      await endRunner(settings, lodging);
      await startRunner(settings, lodging, file.spec.secrets ?? []);
    }
    faultPoint('runner-answered');
    return file.generation;
  });
}

/** What is there of the workspace; `undefined` where it isn't. */
export async function readWorkspace(
  settings: ProcessSettings,
  id: WorkspaceId,
): Promise<Observed | undefined> {
  const lodging = lodgingOf(settings, id);
  const file = readWorkspaceFile(lodging.folder);
  if (!file) return undefined;
  const status = await askRunner(lodging.socket);
  return {
    generation: status?.generation ?? file.generation,
    alive: status !== undefined,
    prepared: status?.phase === 'prepared',
    waiting: ringOf(lodging.folder).length,
    ...(status ? { status } : {}),
  };
}

/** Every workspace of the home on this machine, by twin; their runners are asked at the same time. */
export async function listWorkspaces(
  settings: ProcessSettings,
  home: string,
): Promise<ReadonlyMap<string, Observed>> {
  if (!isHome(home)) throw new Error(`not a home: ${JSON.stringify(home)}`);
  const twins = foldersIn(join(settings.stateHome, home)).filter(isInstanceId);
  const seen = await Promise.all(twins.map((twin) => readWorkspace(settings, { home, twin })));
  return new Map(twins.flatMap((twin, index) => (seen[index] ? [[twin, seen[index]] as const] : [])));
}

/**
 * Stops the runner and deletes the workspace with the components' state. Finishes removals of the home's workspaces that
 * were cut off, also where there is no workspace.
 *
 * @throws DtaasError `workspace-unsaved` while the ring holds snapshots that nobody has committed, `workspace-foreign`
 */
export async function removeWorkspace(settings: ProcessSettings, id: WorkspaceId): Promise<void> {
  const lodging = lodgingOf(settings, id);
  await exclusively(settings, lodging, 'removing a workspace', async () => {
    const { folder } = lodging;
    const parent = dirname(folder);
    if (readWorkspaceFile(folder)) {
      refuseForeign(lodging, id);
      refuseUnsaved(lodging, id);
      await endRunner(settings, lodging);
      // The runner may have taken a last snapshot.
      refuseUnsaved(lodging, id);
      // One step, so that a kill leaves the whole workspace or none.
      renameSync(folder, join(parent, `${removedPrefix}${randomBytes(6).toString('hex')}`));
    }
    const removed = foldersIn(parent).filter((name) => name.startsWith(removedPrefix));
    for (const name of removed) removeTree(join(parent, name));
  });
}

/** Ends the runner, which lets the components write their state. The workspace stays, and `ensureWorkspace` starts a new runner. */
export async function stopWorkspace(settings: ProcessSettings, id: WorkspaceId): Promise<void> {
  const lodging = lodgingOf(settings, id);
  await exclusively(settings, lodging, 'stopping a workspace', async () => {
    refuseForeign(lodging, id);
    await endRunner(settings, lodging);
  });
}

function lodgingOf(settings: ProcessSettings, id: WorkspaceId): Lodging {
  return { folder: workspaceFolder(settings, id), socket: socketOf(settings, id) };
}

/** One at a time on this machine; a second one waits. */
function exclusively<T>(
  { signal }: ProcessSettings,
  { folder }: Lodging,
  purpose: string,
  work: () => Promise<T>,
): Promise<T> {
  const options = { purpose, onWait: () => {}, ...(signal ? { signal } : {}) };
  return withLock(`workspace ${folder}`, options, work);
}

/** Whether a runner of that generation answers. One that is starting gets the time to. */
async function runs(settings: ProcessSettings, lodging: Lodging, generation: string): Promise<boolean> {
  const status =
    (await askRunner(lodging.socket)) ??
    (mayBeStarting(settings, lodging) ? await awaitRunner(settings, lodging.socket) : undefined);
  // One whose folder was removed may answer for a moment yet; this folder isn't its.
  const isOurs = livingRunner(lodging.folder) !== undefined;
  return isOurs && status?.generation === generation && status.phase !== 'stopping';
}

/** One that has had its time to start and doesn't answer hangs. */
function mayBeStarting({ startMs }: ProcessSettings, { folder }: Lodging): boolean {
  const runner = livingRunner(folder);
  return runner ? Date.now() - Date.parse(runner.startedAt) < startMs : hasRunner(folder);
}

function workspaceFile(settings: ProcessSettings, id: WorkspaceId, spec: string): WorkspaceFile {
  return {
    ...id,
    generation: generationOf(spec),
    spec: parseJson(spec) as WorkspaceSpec,
    store: settings.store,
    environments: settings.environments,
    socket: socketOf(settings, id),
    isolation: settings.isolation,
  };
}

function writeWorkspaceFile(folder: string, file: WorkspaceFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'workspace.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readWorkspaceFile(folder: string): WorkspaceFile | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8')) as WorkspaceFile;
  } catch {
    return undefined;
  }
}

/** What has another's mark is reported, never touched. */
function refuseForeign({ folder }: Lodging, { home, twin }: WorkspaceId): void {
  const file = readWorkspaceFile(folder);
  if (!file || (file.home === home && file.twin === twin)) return;
  const owner = `the twin ${file.twin} of the home ${file.home}`;
  throw workspaceForeign({ folder, owner, twin: `${twin} of ${home}` });
}

function refuseUnsaved({ folder }: Lodging, { twin }: WorkspaceId): void {
  const count = ringOf(folder).length;
  if (count > 0) throw workspaceUnsaved({ twin, count });
}

const removedPrefix = '.removed-';

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
