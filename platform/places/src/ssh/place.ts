import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { DtaasError, type JsonObject, type WorkspaceSpec } from '@dtaas/model';
import { materialise } from '@dtaas/repository';
import { type LogLine, packDirectory, unpackDirectory } from '@dtaas/runner';
import { removeTree } from '@dtaas/sandbox';
import type { PlaceContext } from '../kind.ts';
import type { AssetFiles, Judgement, Leftovers, Observed, Place, Waiting } from '../place.ts';
import { unpassedSecrets } from '../unpassed-secrets.ts';
import { clockDiffers } from './failures.ts';
import { type Answered, type Helper, helperOn } from './helper.ts';
import { nameOf, type SshTarget, targetOf } from './target.ts';
import type { ToldJudgement, Verb } from './wire.ts';

/** Another machine: a workspace is there what it is on a `process` place here, made and looked after by the same code. */
export function openSshPlace(settings: JsonObject, context: PlaceContext): Place {
  const target = targetOf(settings);
  return sshPlace(target, helperOn(target, context), context.environment);
}

export function sshPlace(target: SshTarget, helper: Helper, environment: NodeJS.ProcessEnv): Place {
  const ask = async <T>(verb: Verb): Promise<T> => (await helper.ask<T>(verb)).result;
  const place: Place = {
    async judge(workspace) {
      const answered = await helper.ask<ToldJudgement>({ verb: 'judge', workspace });
      return judgementOf(nameOf(target), answered, unpassedSecrets(workspace, environment));
    },
    stage: (workspace, files) => stage(helper, workspace, files),
    async observe() {
      return new Map(Object.entries(await ask<{ [instance: string]: Observed }>({ verb: 'observe' })));
    },
    async observeOne(instance) {
      return (await ask<Observed | null>({ verb: 'observeOne', instance })) ?? undefined;
    },
    channel: (instance) => helper.open({ verb: 'channel', instance }),
    stop: (instance) => ask({ verb: 'stop', instance }),
    leftovers: async (instance) => leftoversOf(helper, instance),
    remove: (instance) => ask({ verb: 'remove', instance }),
    sweep: () => ask({ verb: 'sweep' }),
    async crash(instance) {
      return (await ask<number | null>({ verb: 'crash', instance })) ?? undefined;
    },
  };
  return place;
}

/** Seconds by which the clocks may differ: a remark tells of more, and nothing is deployed with much more. */
const clockLimits = { remark: 2, refusal: 60 };

export function judgementOf(
  place: string,
  { result, clock }: Answered<ToldJudgement>,
  unpassed: DtaasError | undefined,
): Judgement {
  const differs = Math.max(0, Math.abs(clock.ahead) - clock.within) / 1000;
  const clockError = clockDiffers({ place, seconds: Math.round(clock.ahead / 1000) });
  const remarks = result.remarks.map((remark) => `${place}: ${remark}`);
  if (result.refusal) {
    const { code, message, hint } = result.refusal;
    return { refusal: new DtaasError({ code, message: `${place}: ${message}`, hint }), remarks };
  }
  if (differs > clockLimits.refusal) return { refusal: clockError, remarks };
  if (differs > clockLimits.remark) remarks.push(`${clockError.message} ${clockError.hint}`);
  return { remarks, ...(unpassed ? { unpassed } : {}) };
}

/** Sends the assets that the machine lacks, and has environments built there. */
async function stage(helper: Helper, workspace: WorkspaceSpec, files: AssetFiles): Promise<void> {
  const digests = [...new Set(Object.values(workspace.components).map(({ digest }) => digest))];
  const { result: lacking } = await helper.ask<readonly string[]>({ verb: 'lacks', digests });
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-stage-'));
  try {
    for (const digest of lacking) {
      const asset = files(digest);
      if (asset) await materialise(asset, join(folder, digest));
    }
    await helper.ask({ verb: 'stage', workspace }, (target: Writable) => packDirectory(folder, target));
  } finally {
    removeTree(folder);
  }
}

function leftoversOf(helper: Helper, instance: string): Leftovers {
  const ask = async <T>(verb: Verb): Promise<T> => (await helper.ask<T>(verb)).result;
  return {
    ring: {
      pending: () => ask<readonly Waiting[]>({ verb: 'ring', instance }),
      async fetch(name, directory) {
        await mkdir(directory, { recursive: true });
        await unpackDirectory(await helper.open({ verb: 'snapshot', instance, name }), directory);
        return directory;
      },
      ack: (name) => ask({ verb: 'ack', instance, name }),
    },
    async logs() {
      const components = await ask<readonly string[]>({ verb: 'logsOf', instance });
      return {
        components,
        read: (options) => ask<readonly LogLine[]>({ verb: 'logs', instance, ...options }),
      };
    },
  };
}
