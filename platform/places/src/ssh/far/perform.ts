import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { packDirectory } from '@dtaas/runner';
import type { Judgement } from '../../place.ts';
import { processPlace } from '../../process/place.ts';
import type { ProcessSettings } from '../../process/settings.ts';
import { ensureWorkspace } from '../../process/workspace.ts';
import type { Request, ToldJudgement } from '../wire.ts';
import { storeAssets } from './store-assets.ts';

interface Performed {
  readonly result?: unknown;
  /** What comes after the answer. */
  readonly stream?: (input: Readable, output: Writable) => Promise<void>;
}

/** Does on this machine what another one asks, by the kind `process`. */
export async function perform(
  request: Request,
  settings: ProcessSettings,
  onProgress: (line: string) => void,
): Promise<Performed> {
  const { home } = request;
  const place = processPlace(settings, { home, onProgress, environment: process.env });
  switch (request.verb) {
    case 'judge':
      return { result: toldJudgement(await place.judge(request.workspace)) };
    case 'lacks':
      return { result: request.digests.filter((digest) => !existsSync(join(settings.store, digest))) };
    case 'stage':
      await storeAssets(process.stdin, settings.store);
      await place.stage(request.workspace, () => undefined);
      return {};
    case 'observe':
      return { result: Object.fromEntries(await place.observe()) };
    case 'observeOne':
      return { result: await place.observeOne(request.instance) };
    case 'ensure':
      Object.assign(
        process.env,
        request.secrets,
        request.fault === undefined ? {} : { DTAAS_FAULT: request.fault },
      );
      return { result: await ensureWorkspace(settings, { home, twin: request.instance }, request.spec) };
    case 'stop':
      return { result: await place.stop(request.instance) };
    case 'remove':
      return { result: await place.remove(request.instance) };
    case 'crash':
      return { result: await place.crash?.(request.instance) };
    case 'sweep':
      return { result: await place.sweep([]) };
    case 'ring':
      return { result: await (await place.leftovers(request.instance)).ring.pending() };
    case 'ack':
      return { result: await (await place.leftovers(request.instance)).ring.ack(request.name) };
    case 'snapshot': {
      const { ring } = await place.leftovers(request.instance);
      const folder = await ring.fetch(request.name, '');
      return { stream: (_, output) => packDirectory(folder, output) };
    }
    case 'logsOf':
      return { result: (await (await place.leftovers(request.instance)).logs()).components };
    case 'logs': {
      const { component, tail } = request;
      const logs = await (await place.leftovers(request.instance)).logs();
      return { result: await logs.read({ ...(component === undefined ? {} : { component }), tail }) };
    }
    case 'channel': {
      const channel = await place.channel(request.instance);
      const join = (input: Readable, output: Writable) => pipeline(input, channel, output);
      return { stream: join };
    }
  }
}

function toldJudgement({ refusal, remarks }: Judgement): ToldJudgement {
  if (refusal === undefined) return { remarks };
  const { code, message, hint } = refusal;
  return { refusal: { code, message, hint }, remarks };
}
