import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generationOf, isInstanceId, isSnapshotName, parseJson, type WorkspaceSpec } from '@dtaas/model';
import { attempt, familyMembers, faultPoint, removeTree, withLock, writeBeside } from '@dtaas/processes';
import type { WorkspaceFile } from '@dtaas/runner';
import { workspaceForeign, workspaceUnsaved } from '../failures.ts';
import type { Observed, WorkspaceId } from '../place.ts';
import { observedOf } from '../runner-answer.ts';
import { endRunner } from './end-runner.ts';
import { answerAt, awaitRunner, livingRunner } from './find-runner.ts';
import { homeFolder, type ProcessSettings, pathsOf, type WorkspacePaths } from './settings.ts';
import { startRunner } from './start-runner.ts';

/**
 * Sees to it that exactly one runner runs this spec (canonical JSON) for this twin of this home: makes the workspace,
 * adopts it, replaces a runner of another spec, or starts one where it died. The state of the components stays.
 * Returns the generation. If it is killed at any step, the next call ends the same way.
 */
export async function ensureWorkspace(
  settings: ProcessSettings,
  id: WorkspaceId,
  spec: string,
): Promise<string> {
  return await exclusively(settings, id, 'starting a workspace', async (paths) => {
    const { store, environments, isolation } = settings;
    const { folder, socket } = paths;
    const [generation, parsed] = [generationOf(spec), parseJson(spec) as WorkspaceSpec];
    const file: WorkspaceFile = { ...id, generation, spec: parsed, store, environments, socket, isolation };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeBeside(join(folder, 'workspace.json'), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
    faultPoint('workspace-written');
    if (!(await runs(settings, paths, generation))) {
      await endRunner(settings, paths);
      await startRunner(settings, paths, parsed.secrets ?? []);
    }
    faultPoint('runner-answered');
    return generation;
  });
}

/** The workspace as it is; `undefined` if there is none. */
export async function readWorkspace(
  settings: ProcessSettings,
  id: WorkspaceId,
): Promise<Observed | undefined> {
  const { folder, socket } = pathsOf(settings, id);
  const file = readWorkspaceFile(folder);
  if (!file) return undefined;
  const status = await answerAt(settings, socket);
  const waiting = ringOf(folder).length;
  if (status) return { ...observedOf(status), waiting };
  const silent = livingRunner(folder) ? ({ isSilent: true } as const) : {};
  return { generation: file.generation, alive: false, prepared: false, ...silent, waiting };
}

/** Every workspace of the home on this machine, or of `only` these twins, by twin; their runners are asked at the same time. */
export async function listWorkspaces(
  settings: ProcessSettings,
  home: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, Observed>> {
  const found = namesIn(homeFolder(settings, home)).filter(isInstanceId);
  const twins = found.filter((twin) => only?.includes(twin) ?? true);
  const seen = await Promise.all(twins.map((twin) => readWorkspace(settings, { home, twin })));
  return new Map(twins.flatMap((twin, index) => (seen[index] ? [[twin, seen[index]] as const] : [])));
}

/** Keeps the promises of `Place.remove`. */
export async function removeWorkspace(settings: ProcessSettings, id: WorkspaceId): Promise<void> {
  await exclusively(settings, id, 'removing a workspace', async (paths) => {
    const parent = dirname(paths.folder);
    if (readWorkspaceFile(paths.folder)) {
      refuseUnsaved(paths, id);
      await endRunner(settings, paths);
      // The runner may have taken a last snapshot.
      refuseUnsaved(paths, id);
      // One step, so that a kill leaves the whole workspace or none.
      renameSync(paths.folder, join(parent, `${removedPrefix}${randomBytes(6).toString('hex')}`));
    }
    const removed = namesIn(parent).filter((name) => name.startsWith(removedPrefix));
    for (const name of removed) removeTree(join(parent, name));
  });
}

const removedPrefix = '.removed-';

export async function stopWorkspace(settings: ProcessSettings, id: WorkspaceId): Promise<void> {
  await exclusively(settings, id, 'stopping a workspace', (paths) => endRunner(settings, paths));
}

/** Names of the snapshots in a workspace's ring, oldest first. A snapshot that is still being taken is left out. */
export function ringOf(folder: string): string[] {
  return namesIn(join(folder, 'ring')).filter(isSnapshotName).sort();
}

/**
 * Does one thing at a time to a workspace on this machine.
 *
 * @throws DtaasError `workspace-foreign` if the folder has the mark of another home or twin
 */
function exclusively<T>(
  settings: ProcessSettings,
  id: WorkspaceId,
  purpose: string,
  work: (paths: WorkspacePaths) => Promise<T>,
): Promise<T> {
  const paths = pathsOf(settings, id);
  const options = { purpose, onWait: () => {}, signal: settings.signal };
  return withLock(`workspace ${paths.folder}`, options, async () => {
    refuseForeign(paths, id);
    return await work(paths);
  });
}

/** Whether a runner of that generation answers. A runner that is starting gets the time to. */
async function runs(settings: ProcessSettings, paths: WorkspacePaths, generation: string): Promise<boolean> {
  const { folder, socket } = paths;
  const status =
    (await answerAt(settings, socket)) ??
    (mayBeStarting(settings, folder) ? await awaitRunner(settings, socket) : undefined);
  // A runner whose folder was removed may still answer for a moment; it has nothing to do with the folder of now.
  const isOurs = livingRunner(folder) !== undefined;
  return isOurs && status?.generation === generation && status.phase !== 'stopping';
}

/** A runner that has had its time to start and doesn't answer hangs. A young one may not have written its file yet. */
function mayBeStarting({ startMs }: ProcessSettings, folder: string): boolean {
  const runner = livingRunner(folder);
  if (runner) return Date.now() - Date.parse(runner.startedAt) < startMs;
  return familyMembers({ marks: [`DTAAS_WORKSPACE=${folder}`] }).length > 0;
}

function readWorkspaceFile(folder: string): WorkspaceFile | undefined {
  return attempt(() => JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8')) as WorkspaceFile);
}

function refuseForeign({ folder }: WorkspacePaths, { home, twin }: WorkspaceId): void {
  const file = readWorkspaceFile(folder);
  if (!file || (file.home === home && file.twin === twin)) return;
  const owner = `the twin ${file.twin} of the home ${file.home}`;
  throw workspaceForeign({ folder, owner, twin: `${twin} of ${home}` });
}

function refuseUnsaved({ folder }: WorkspacePaths, { twin }: WorkspaceId): void {
  const count = ringOf(folder).length;
  if (count > 0) throw workspaceUnsaved({ twin, count });
}

function namesIn(folder: string): string[] {
  return attempt(() => readdirSync(folder)) ?? [];
}
