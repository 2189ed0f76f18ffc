import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultDiskBytes, printBytes } from '@dtaas/model';
import type { Component } from '../component/component.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import { stateFolders } from './folders.ts';
import { measureState } from './measure.ts';

/** Measuring takes at most this part of the time, however many files there are. */
const part = 0.02;

export interface DiskWatch {
  readonly directory: string;
  readonly file: Pick<WorkspaceFile, 'spec' | 'containers'>;
  readonly components: ReadonlyMap<string, Pick<Component, 'outgrown'>>;
  readonly everyMs: number;
  readonly log: (text: string) => void;
}

/**
 * Measures the components' states again and again, because no place can limit their size. If they exceed their limit together, the component
 * with the largest state is ended.
 */
export async function watchDisk(watch: DiskWatch, signal: AbortSignal): Promise<void> {
  let waitMs = watch.everyMs;
  while (await waited(waitMs, signal)) {
    const begun = performance.now();
    try {
      await endLargest(watch);
    } catch (error) {
      watch.log(`can't measure the states: ${error instanceof Error ? error.message : String(error)}`);
    }
    waitMs = Math.max(watch.everyMs, (performance.now() - begun) / part);
  }
}

async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return await sleep(ms, true, { signal, ref: false }).catch(() => false);
}

async function endLargest({ directory, file, components }: DiskWatch): Promise<void> {
  const limit = stateLimit(file);
  if (limit === Number.POSITIVE_INFINITY) return;
  const sizes: { readonly id: string; readonly bytes: number }[] = [];
  for (const id of components.keys()) sizes.push({ id, bytes: await sizeOf(id, directory, file, limit) });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= limit) return;
  const { id, bytes } = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  components
    .get(id)!
    .outgrown(
      `was ended: its state takes ${printBytes(bytes)}B of the disk or more, and ${printBytes(limit)}B are allowed for all components together ` +
        '(infrastructure.resources.disk). Raise the limit and deploy, or go back to a snapshot with dtaas restore',
    );
}

/** A twin that runs as processes and says no limit had none in earlier editions. Its saves are refused beyond the default. */
export function stateLimit({ spec, containers }: DiskWatch['file']): number {
  const unsaid = containers === undefined ? Number.POSITIVE_INFINITY : defaultDiskBytes;
  return spec.resources?.diskBytes ?? unsaid;
}

/** In a volume, a component can write beside the folder of its state. Folders that a restore left there don't count. */
function sizeOf(id: string, directory: string, file: DiskWatch['file'], limit: number): Promise<number> {
  const folders = stateFolders(directory, file);
  if (file.containers === undefined) return measureState(folders.of(id), limit);
  const earlier = new Set(folders.kept(id).filter((name) => name !== basename(folders.of(id))));
  return measureState(join(file.containers.states, id), limit, (name) => !earlier.has(name));
}
