import { existsSync } from 'node:fs';
import { chmod, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WorkspaceSpec } from '@dtaas/model';
import { fillBeside } from '@dtaas/processes';
import { type LogOptions, packDirectory, runnerErrors, unpackDirectory } from '@dtaas/runner';
import type { PlaceContext } from '../../kind.ts';
import { openProcessPlace } from '../../process/place.ts';
import { processSettings } from '../../process/settings.ts';
import { ensureWorkspace } from '../../process/workspace.ts';
import { errorInJson } from '../failures.ts';

/** What another machine can ask this one, by name. Arguments and answers are JSON. The kind `process` does the work. */
export function verbsOn(context: PlaceContext) {
  const place = openProcessPlace({}, context);
  const settings = processSettings(context.environment);
  return {
    /** Without the secrets, which are passed on the machine that asks. `now`: milliseconds since 1970, by the clock here. */
    async judge(workspace: WorkspaceSpec) {
      const { refusal, unpassed: _, ...judged } = await place.judge(workspace);
      return { ...judged, ...(refusal ? { refusal: errorInJson(refusal) } : {}), now: Date.now() };
    },
    /** Which of these assets are not in the store. */
    lacks: async (digests: readonly string[]) =>
      digests.filter((digest) => !existsSync(join(settings.store, digest))),
    /** Stores the asset of the tar stream that follows. */
    store: (digest: string) => storeAsset(process.stdin, join(settings.store, digest)),
    /** Builds environments. */
    stage: (workspace: WorkspaceSpec) => place.stage(workspace, () => undefined),
    observe: async (only?: readonly string[]) => Object.fromEntries(await place.observe(only)),
    observeOne: place.observeOne,
    /** @param passed secrets, and `DTAAS_FAULT`, which says where a test kills this process */
    async ensure(instance: string, spec: string, passed: { readonly [variable: string]: string }) {
      Object.assign(process.env, passed);
      return await ensureWorkspace(settings, { home: context.home, twin: instance }, spec);
    },
    stop: place.stop,
    remove: place.remove,
    crash: async (instance: string) => await place.crash?.(instance),
    pending: async (instance: string) => await place.leftRing(instance).pending(),
    ack: async (instance: string, name: string) => await place.leftRing(instance).ack(name),
    leftLogs: async (instance: string, options: LogOptions) => await place.leftLogs(instance, options),
  };
}

/** What can be asked for a stream, by name. The answer is a function that carries the bytes both ways. */
export function streamsOn(context: PlaceContext) {
  const place = openProcessPlace({}, context);
  return {
    async channel(instance: string) {
      const channel = await place.channel(instance).catch((cause: Error) => {
        throw runnerErrors.runnerUnreachable({ reason: cause.message, cause });
      });
      return (input: Readable, output: Writable) => pipeline(input, channel, output);
    },
    async snapshot(instance: string, name: string) {
      const folder = await place.leftRing(instance).fetch(name, '');
      return (_: Readable, output: Writable) => packDirectory(folder, output);
    },
  };
}

/** A sender whose connection was cut is silent for ever. */
const silenceMs = 120_000;

/**
 * Unpacks the tar stream of an asset into a folder, read-only as `materialise` writes it. The folder is there whole or not at all,
 * even after a cut or a kill.
 */
async function storeAsset(archive: Readable, folder: string): Promise<void> {
  await fillBeside(folder, 0o755, async (draft) => {
    await unpackDirectory(archive, draft, { silenceMs });
    await seal(draft);
  });
}

/** Makes a tree read-only and brings it to the disk. Components run as another user, who may read it. */
async function seal(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) {
    for (const name of await readdir(path)) await seal(join(path, name));
    await chmod(path, 0o755);
  } else {
    await chmod(path, (found.mode & 0o100) === 0 ? 0o444 : 0o555);
  }
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}
