import { mkdir } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import type { PendingSnapshot } from '../protocol.ts';
import type { Assembly } from '../twin/assembly.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { copyState, type Inspect } from './files.ts';
import type { Manifest, SavedComponent } from './manifest.ts';
import { type Quiet, quiesce } from './quiesce.ts';
import type { Ring } from './ring.ts';

export interface TakeSnapshot {
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly assembly: Assembly;
  readonly ring: Ring;
  readonly origin: 'due' | 'asked';
  readonly isolation: string;
  /** Refuses a file that holds a secret. */
  readonly inspect: Inspect;
  /** JSON of the manifest, without secrets. */
  readonly toJson: (value: unknown) => string;
}

/**
 * Takes a snapshot of a twin whose clock stands: every component's files, what is on its way between them, and what
 * each had sent last.
 */
export async function takeSnapshot(request: TakeSnapshot): Promise<PendingSnapshot> {
  const { assembly, ring } = request;
  const all = [...assembly.components.values()];
  const quiet = new Map(
    await Promise.all(all.map(async (component) => [component.id, await quiesce(component)] as const)),
  );
  try {
    return await ring.add((folder) => fill(folder, request, quiet), request.toJson);
  } finally {
    await Promise.all([...quiet.values()].map(({ wake }) => wake()));
  }
}

async function fill(
  folder: string,
  request: TakeSnapshot,
  quiet: ReadonlyMap<string, Quiet>,
): Promise<Manifest> {
  const { directory, file, assembly, origin, isolation, inspect } = request;
  const components: Record<string, SavedComponent> = {};
  for (const [id, { remark }] of quiet) {
    const { asset, version, digest } = file.spec.components[id]!;
    const state = join(directory, 'state', id);
    await mkdir(state, { recursive: true, mode: 0o700 });
    const outputs = assembly.outputs.filter((port) => port.component === id && port.last !== undefined);
    components[id] = {
      asset,
      version,
      digest,
      files: await copyState(state, join(folder, 'components', id), inspect),
      outputs: Object.fromEntries(outputs.map((port) => [port.name, port.last!])),
      ...(remark === undefined ? {} : { remark }),
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
  };
}
