import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedInstanceId, type DtaasError, type JsonObject, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { materialise } from '@dtaas/repository';
import { packDirectory, unpackDirectory } from '@dtaas/runner';
import type { PlaceContext } from '../kind.ts';
import type { AssetFiles, Judgement, Leftovers, Place } from '../place.ts';
import { unpassedSecrets } from '../unpassed-secrets.ts';
import { clockDiffers } from './failures.ts';
import { type Answered, type Helper, helperOn } from './remote-helper.ts';
import { nameOf, type SshTarget, targetOf } from './target.ts';
import { errorFrom } from './told-error.ts';
import type { Verbs } from './wire.ts';

/** Another machine: a workspace is there what it is on a `process` place here, made and looked after by the same code. */
export function openSshPlace(settings: JsonObject, context: PlaceContext): Place {
  const target = targetOf(settings);
  return sshPlace(target, helperOn(target, context), context.environment);
}

export function sshPlace(target: SshTarget, helper: Helper, environment: NodeJS.ProcessEnv): Place {
  const result = async <T>(answered: Promise<Answered<T>>): Promise<T> => (await answered).result;
  return {
    judge: async (workspace) =>
      judgementOf(
        nameOf(target),
        await helper.ask('judge', [workspace]),
        unpassedSecrets(workspace, environment),
      ),
    stage: (workspace, files) => stage(helper, workspace, files),
    observe: async () => new Map(Object.entries(await result(helper.ask('observe', [])))),
    observeOne: async (instance) => (await result(helper.ask('observeOne', [instance]))) ?? undefined,
    channel: (instance) => helper.open('channel', [instance]),
    stop: (instance) => result(helper.ask('stop', [instance])),
    leftovers: async (instance) => leftoversOf(helper, checkedInstanceId(instance)),
    remove: (instance) => result(helper.ask('remove', [instance])),
    crash: async (instance) => (await result(helper.ask('crash', [instance]))) ?? undefined,
  };
}

/** Seconds by which the clocks may differ: a remark tells of more, and nothing is deployed with much more. */
const clockLimits = { remark: 2, refusal: 60 };

export function judgementOf(
  place: string,
  { result, clock }: Answered<Awaited<ReturnType<Verbs['judge']>>>,
  unpassed: DtaasError | undefined,
): Judgement {
  const differs = Math.max(0, Math.abs(clock.ahead) - clock.within) / 1000;
  const clockError = clockDiffers({ place, seconds: Math.round(clock.ahead / 1000) });
  const remarks = result.remarks.map((remark) => `${place}: ${remark}`);
  if (result.refusal) return { refusal: errorFrom(place, result.refusal), remarks };
  if (differs > clockLimits.refusal) return { refusal: clockError, remarks };
  if (differs > clockLimits.remark) remarks.push(`${clockError.message} ${clockError.hint}`);
  return { remarks, ...(unpassed ? { unpassed } : {}) };
}

/** Sends the assets that the machine lacks, and has environments built there. */
async function stage(helper: Helper, workspace: WorkspaceSpec, files: AssetFiles): Promise<void> {
  const digests = [...new Set(Object.values(workspace.components).map(({ digest }) => digest))];
  const { result: lacking } = await helper.ask('lacks', [digests]);
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-stage-'));
  try {
    for (const digest of lacking) {
      const asset = files(digest);
      if (asset) await materialise(asset, join(folder, digest));
    }
    await helper.ask('stage', [workspace], (target) => packDirectory(folder, target));
  } finally {
    removeTree(folder);
  }
}

/** A machine that sends a snapshot is never silent for so long. */
const silenceMs = 60_000;

function leftoversOf(helper: Helper, instance: string): Leftovers {
  return {
    ring: {
      pending: async () => (await helper.ask('ring', [instance])).result,
      async fetch(name, directory) {
        await mkdir(directory, { recursive: true });
        const archive = await helper.open('snapshot', [instance, name]);
        await unpackDirectory(archive, directory, { silenceMs });
        archive.destroy();
        return directory;
      },
      ack: async (name) => (await helper.ask('ack', [instance, name])).result,
    },
    async logs() {
      const { result: components } = await helper.ask('logsOf', [instance]);
      return {
        components,
        read: async (options) => (await helper.ask('logs', [instance, options])).result,
      };
    },
  };
}
