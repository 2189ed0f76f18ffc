import { mkdir } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import type { PendingSnapshot } from '../protocol.ts';
import { type CopiedFile, copyState, describeFiles, type Inspect } from '../state/copy-state.ts';
import {
  defaultDiskBytes,
  listState,
  refuseGone,
  refuseTooLarge,
  type StateFile,
} from '../state/state-files.ts';
import type { Assembly } from '../twin/assembly.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import type { Manifest, SavedComponent } from './manifest.ts';
import { type Quiet, quiesce } from './quiesce.ts';
import type { Ring } from './ring.ts';

export interface TakeSnapshot {
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly assembly: Assembly;
  readonly ring: Pick<Ring, 'add'>;
  readonly origin: 'due' | 'asked';
  readonly isolation: string;
  /** Why commands are withheld. */
  readonly withheld?: string | undefined;
  /** Refuses a file that holds a secret. */
  readonly inspect: Inspect;
  /** Called when the files are copied and the components run again, so the clock may continue. */
  readonly copied: (remarks: readonly string[]) => Promise<void>;
  /** Called with the finished snapshot, before it is in the ring. */
  readonly taken?: (folder: string, manifest: Manifest) => Promise<void>;
  /** JSON of the manifest, without secrets. */
  readonly toJson: (value: unknown) => string;
}

/**
 * Takes a snapshot of a twin whose clock stands: the components' files, the values on their way, and the last values. The copy is
 * hashed and searched for secrets while the twin continues.
 */
export async function takeSnapshot(request: TakeSnapshot): Promise<PendingSnapshot> {
  const { ring, inspect, copied, taken, toJson } = request;
  return await ring.add(async (folder) => {
    const { components, ...rest } = await copyTwin(folder, request);
    await copied(Object.values(components).flatMap(({ remark }) => (remark === undefined ? [] : [remark])));
    const described: Record<string, SavedComponent> = {};
    for (const [id, { copies, ...component }] of Object.entries(components)) {
      const files = await describeFiles(folderOf(folder, id), copies, inspect);
      described[id] = { ...component, files };
    }
    const manifest = { ...rest, components: described };
    await taken?.(folder, manifest);
    return manifest;
  }, toJson);
}

/** Copies the state of a stopped twin from its components' folders. The manifest doesn't describe the files. */
export async function copyStopped(
  folder: string,
  request: Pick<TakeSnapshot, 'directory' | 'file' | 'assembly' | 'isolation'>,
  done: ReadonlySet<string>,
): Promise<Manifest> {
  const ids = [...request.assembly.components.keys()];
  const quiet = new Map(ids.map((id) => [id, { isDone: done.has(id) }]));
  const { components, ...rest } = await copyComponents(folder, { ...request, origin: 'due' }, quiet);
  const kept = Object.entries(components).map(([id, { copies: _, ...component }]) => {
    return [id, { ...component, files: {} }] as const;
  });
  return { ...rest, components: Object.fromEntries(kept) };
}

/** A manifest before its files are hashed. */
type Draft = Omit<Manifest, 'components'> & {
  readonly components: {
    readonly [component: string]: Omit<SavedComponent, 'files'> & { readonly copies: readonly CopiedFile[] };
  };
};

type CopyRequest = Pick<
  TakeSnapshot,
  'directory' | 'file' | 'assembly' | 'origin' | 'isolation' | 'withheld'
>;

async function copyTwin(folder: string, request: TakeSnapshot): Promise<Draft> {
  const { clock, components } = request.assembly;
  const last = clock.state.clock.step === undefined ? undefined : clock.state.clock.step - 1;
  const quiet = new Map(
    await Promise.all(
      [...components.values()].map(async (component) => {
        return [component.id, await quiesce(component, last)] as const;
      }),
    ),
  );
  try {
    for (const [id, { isDone }] of quiet)
      if (!isDone) await refuseGone(id, join(request.directory, 'state', id), request.file.twin);
    return await copyComponents(folder, request, quiet);
  } finally {
    await Promise.all([...quiet.values()].map(({ wake }) => wake()));
  }
}

async function copyComponents(
  folder: string,
  { directory, file, assembly, origin, isolation, withheld }: CopyRequest,
  quiet: ReadonlyMap<string, Pick<Quiet, 'remark' | 'isDone'>>,
): Promise<Draft> {
  const stateOf = (id: string): string => join(directory, 'state', id);
  const files: Record<string, readonly StateFile[]> = {};
  for (const id of quiet.keys()) {
    await mkdir(stateOf(id), { recursive: true, mode: 0o700 });
    files[id] = await listState(id, stateOf(id));
  }
  refuseTooLarge(files, file.spec.resources?.diskBytes ?? defaultDiskBytes);
  const components: Record<string, Draft['components'][string]> = {};
  for (const [id, { remark, isDone }] of quiet) {
    const { asset, version, digest } = file.spec.components[id]!;
    const outputs = assembly.outputs.filter((port) => port.component === id && port.last !== undefined);
    components[id] = {
      asset,
      version,
      digest,
      copies: await copyState(stateOf(id), folderOf(folder, id), files[id]!),
      outputs: Object.fromEntries(outputs.map((port) => [port.name, port.last!])),
      ...(remark === undefined ? {} : { remark }),
      ...(isDone ? { done: true } : {}),
    };
  }
  return {
    format: 1,
    twin: file.twin,
    takenAt: new Date().toISOString(),
    origin,
    generation: file.generation,
    ranOn: { os: `${platform()} ${release()}`, arch: arch(), node: process.version, isolation },
    components,
    ...assembly.clock.state,
    values: assembly.values,
    ...(withheld === undefined ? {} : { withheld }),
  };
}

function folderOf(snapshot: string, component: string): string {
  return join(snapshot, 'components', component);
}
