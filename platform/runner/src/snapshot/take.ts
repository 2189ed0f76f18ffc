import { arch, platform, release } from 'node:os';
import { defaultDiskBytes } from '@dtaas/model';
import type { Component } from '../component/component.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type CopiedFile, copyState, describeFiles, folderOf } from '../state/copy-state.ts';
import { stateFolders } from '../state/folders.ts';
import { listState, refuseGone, refuseTooLarge, type StateFile } from '../state/state-files.ts';
import type { TwinParts } from '../twin/parts.ts';
import type { Manifest, SavedComponent } from './manifest.ts';

export interface TakeSnapshot extends Pick<TwinParts, 'directory' | 'file' | 'assembly' | 'isolationStatus'> {
  readonly origin: 'due' | 'asked';
  /** Why commands are withheld. */
  readonly withheld?: string | undefined;
}

/**
 * Fills a folder with a snapshot of a twin whose clock stands: the components' files, the values on their way, and the last
 * values. The copy is hashed and searched for secrets while the twin continues.
 *
 * @param copied called when the files are copied and the components run again, so the clock may continue
 * @throws DtaasError `secret-in-state`, `state-too-large`, `component-state-unreadable`
 */
export async function takeSnapshot(
  folder: string,
  request: TakeSnapshot & { readonly secrets: Pick<Secrets, 'inspect'> },
  copied: (remarks: readonly string[]) => Promise<void>,
): Promise<Manifest> {
  const { manifest, copies } = await copyTwin(folder, request);
  await copied(Object.values(manifest.components).flatMap(({ remark }) => remark ?? []));
  return await describeFiles(folder, manifest, copies, request.secrets.inspect);
}

/** Copies the state of a stopped twin from its components' folders. The manifest doesn't describe the files. */
export async function copyStopped(
  folder: string,
  request: Omit<TakeSnapshot, 'origin'>,
  done: ReadonlySet<string>,
): Promise<Manifest> {
  const ids = [...request.assembly.components.keys()];
  const quiet = new Map(ids.map((id) => [id, { isDone: done.has(id) }]));
  return (await copyComponents(folder, { ...request, origin: 'due' }, quiet)).manifest;
}

/** A manifest before its files are hashed, and the files by component. */
interface Copy {
  readonly manifest: Manifest;
  readonly copies: ReadonlyMap<string, readonly CopiedFile[]>;
}

async function copyTwin(folder: string, request: TakeSnapshot): Promise<Copy> {
  const { clock, components } = request.assembly;
  const { step } = clock.state.clock;
  const last = step === undefined ? undefined : step - 1;
  const quiet = new Map(
    await Promise.all(
      [...components].map(async ([id, component]) => [id, await quiesce(component, last)] as const),
    ),
  );
  const folders = stateFolders(request.directory, request.file);
  try {
    for (const [id, { isDone }] of quiet)
      if (!isDone) await refuseGone(id, folders.of(id), request.file.twin);
    return await copyComponents(folder, request, quiet);
  } finally {
    await Promise.all([...quiet.values()].map(({ wake }) => wake?.()));
  }
}

/** A component that has written its state to its folder. */
interface Quiet {
  /** Why its files may be older than the rest. */
  readonly remark?: string;
  readonly isDone?: boolean;
  /** Starts the component again. Absent if the component was not ended. */
  readonly wake?: () => Promise<void>;
}

/**
 * Makes a component write its state: on request if it answers `save`, otherwise by ending it.
 *
 * @param step in lockstep, the last step that the component has done
 */
async function quiesce(component: Component, step?: number): Promise<Quiet> {
  const { state } = component.status;
  if (state === 'backoff' || state === 'failed')
    return { remark: 'it was down, so its files are the last that it wrote' };
  if (state === 'done') return { isDone: true };
  if (!component.isPresent) return {};
  if (component.answers('save')) {
    const answered = await component.ask('save');
    if (answered === undefined) return { remark: "it didn't answer when it was asked to save" };
    const isOther = step !== undefined && answered.step !== undefined && answered.step !== step;
    return isOther ? { remark: `it saved the state of step ${answered.step}, not of ${step}` } : {};
  }
  const remark = await component.stop();
  return { wake: () => component.start(), ...(remark === undefined ? {} : { remark }) };
}

async function copyComponents(
  folder: string,
  { directory, file, assembly, origin, isolationStatus, withheld }: TakeSnapshot,
  quiet: ReadonlyMap<string, Quiet>,
): Promise<Copy> {
  const folders = stateFolders(directory, file);
  const files: Record<string, readonly StateFile[]> = {};
  for (const id of quiet.keys()) {
    files[id] = await listState(id, folders.make(id));
  }
  refuseTooLarge(files, file.spec.resources?.diskBytes ?? defaultDiskBytes);
  const copies = new Map<string, readonly CopiedFile[]>();
  const components: Record<string, SavedComponent> = {};
  for (const [id, { remark, isDone }] of quiet) {
    copies.set(id, await copyState(folders.of(id), folderOf(folder, id), files[id]!));
    const { asset, version, digest, live, parameters } = file.spec.components[id]!;
    const outputs = assembly.outputs.filter(
      // A component doesn't report events again, so they can't be compared.
      (port) => port.component === id && port.last !== undefined && !port.isQueued,
    );
    components[id] = {
      asset,
      version,
      digest,
      files: {},
      outputs: Object.fromEntries(outputs.map((port) => [port.name, port.last!])),
      ...(live && { parameters: Object.fromEntries(live.map((name) => [name, parameters[name]!])) }),
      ...(remark === undefined ? {} : { remark }),
      ...(isDone ? { done: true } : {}),
    };
  }
  const ranOn = { os: `${platform()} ${release()}`, arch: arch(), node: process.version };
  const manifest: Manifest = {
    format: 1,
    twin: file.twin,
    takenAt: new Date().toISOString(),
    origin,
    generation: file.generation,
    ranOn: { ...ranOn, isolation: isolationStatus.mode },
    components,
    ...assembly.clock.state,
    values: assembly.values,
    ...(withheld === undefined ? {} : { withheld }),
  };
  return { manifest, copies };
}
