import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DtaasError, type WorkspaceSpec } from '@dtaas/model';
import { packDirectory } from '@dtaas/runner';
import type { PlaceContext } from '../../kind.ts';
import type { Judgement } from '../../place.ts';
import { openProcessPlace } from '../../process/place.ts';
import { processSettings } from '../../process/settings.ts';
import { ensureWorkspace } from '../../process/workspace.ts';
import { type ToldError, toldError } from '../told-error.ts';
import { storeAssets } from './store-assets.ts';

type LogOptions = { readonly component?: string; readonly tail: number };
type Secrets = { readonly [name: string]: string };

/** What this machine is asked by another one, by name. Arguments and answers are JSON. The kind `process` does the work. */
export function verbsOn(context: PlaceContext) {
  const place = openProcessPlace({}, context);
  const settings = processSettings(context.environment);
  const leftovers = (instance: string) => place.leftovers(instance);
  return {
    judge: async (workspace: WorkspaceSpec) => toldJudgement(await place.judge(workspace)),
    /** Which of these assets are not in the store. */
    lacks: async (digests: readonly string[]) =>
      digests.filter((digest) => !existsSync(join(settings.store, digest))),
    /** Stores the assets of the tar stream that follows, `<digest>/<path>`, and builds environments. */
    async stage(workspace: WorkspaceSpec) {
      await storeAssets(process.stdin, settings.store);
      await place.stage(workspace, () => undefined);
    },
    observe: async () => Object.fromEntries(await place.observe()),
    observeOne: place.observeOne,
    /** @param fault where a test kills this process */
    async ensure(instance: string, spec: string, secrets: Secrets, fault?: string | null) {
      Object.assign(process.env, secrets, typeof fault === 'string' ? { DTAAS_FAULT: fault } : {});
      return await ensureWorkspace(settings, { home: context.home, twin: instance }, spec);
    },
    stop: place.stop,
    remove: place.remove,
    crash: async (instance: string) => await place.crash?.(instance),
    ring: async (instance: string) => await (await leftovers(instance)).ring.pending(),
    ack: async (instance: string, name: string) => await (await leftovers(instance)).ring.ack(name),
    logsOf: async (instance: string) => (await (await leftovers(instance)).logs()).components,
    logs: async (instance: string, options: LogOptions) =>
      await (await (await leftovers(instance)).logs()).read(options),
  };
}

/** What is asked for a stream, by name. It is given a function that carries the bytes both ways after the answer. */
export function streamsOn(context: PlaceContext) {
  const place = openProcessPlace({}, context);
  return {
    async channel(instance: string) {
      const channel = await place.channel(instance).catch((cause: unknown) => {
        throw cause instanceof DtaasError ? cause : runnerUnreachable(instance, cause);
      });
      return (input: Readable, output: Writable) => pipeline(input, channel, output);
    },
    async snapshot(instance: string, name: string) {
      const folder = await (await place.leftovers(instance)).ring.fetch(name, '');
      return (_: Readable, output: Writable) => packDirectory(folder, output);
    },
  };
}

/** The secrets that somebody passes are judged on their machine. */
function toldJudgement({ refusal, remarks }: Judgement): { refusal?: ToldError; remarks: readonly string[] } {
  return { ...(refusal ? { refusal: toldError(refusal) } : {}), remarks };
}

function runnerUnreachable(instance: string, cause: unknown): DtaasError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DtaasError({
    code: 'runner-unreachable',
    message: `The runner of ${instance} doesn't answer: ${reason}`,
    hint: 'Start it again with: dtaas deploy',
  });
}
