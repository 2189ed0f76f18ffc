import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedInstanceId, type JsonObject, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { materialise } from '@dtaas/repository';
import { packDirectory, unpackDirectory } from '@dtaas/runner';
import type { PlaceContext } from '../kind.ts';
import { type AssetFiles, type Judgement, type Place, type Ring, unpassedSecrets } from '../place.ts';
import { clockDiffers, errorFrom } from './failures.ts';
import { nameOf, type SshTarget } from './machine.ts';
import { type Helper, helperOn } from './remote-helper.ts';
import { targetOf } from './target.ts';
import type { Verbs } from './wire.ts';

/** Another machine, on which the code of the kind `process` makes workspaces and looks after them. */
export function openSshPlace(settings: JsonObject, context: PlaceContext): Place {
  const target = targetOf(settings);
  const helper = helperOn(target, context);
  return {
    async judge(workspace) {
      const sentAt = Date.now();
      const judged = await helper.ask('judge', [workspace]);
      const within = (Date.now() - sentAt) / 2;
      const clock = { ahead: judged.now - sentAt - within, within };
      return judgementOf(target, judged, clock, unpassedSecrets(workspace, context.environment));
    },
    stage: (workspace, files) => stage(helper, workspace, files),
    observe: async (only) => new Map(Object.entries(await helper.ask('observe', only ? [only] : []))),
    observeOne: (instance) => helper.ask('observeOne', [instance]),
    channel: (instance) => helper.open('channel', [instance]),
    stop: (instance) => helper.ask('stop', [instance]),
    leftRing: (instance) => ringOf(helper, checkedInstanceId(instance)),
    leftLogs: (instance, options) => helper.ask('leftLogs', [instance, options]),
    remove: (instance) => helper.ask('remove', [instance]),
    crash: (instance) => helper.ask('crash', [instance]),
  };
}

/** Seconds by which the clocks may differ: a remark tells of more, and nothing is deployed with much more. */
const clockLimits = { remark: 2, refusal: 60 };

/** @param clock milliseconds by which the clock of the machine is ahead, and by how much that may be wrong */
export function judgementOf(
  target: SshTarget,
  { refusal, remarks: found, sharesPorts }: Omit<Awaited<ReturnType<Verbs['judge']>>, 'now'>,
  clock: { readonly ahead: number; readonly within: number },
  unpassed: Pick<Judgement, 'unpassed'>,
): Judgement {
  const differs = Math.max(0, Math.abs(clock.ahead) - clock.within) / 1000;
  const clockError = clockDiffers({ target, seconds: Math.round(clock.ahead / 1000) });
  const remarks = found.map((remark) => `${nameOf(target)}: ${remark}`);
  if (refusal) return { refusal: errorFrom(target, refusal), remarks };
  if (differs > clockLimits.refusal) return { refusal: clockError, remarks };
  if (differs > clockLimits.remark) remarks.push(`${clockError.message} ${clockError.hint}`);
  return { remarks, ...(sharesPorts ? { sharesPorts } : {}), ...unpassed };
}

/** Sends the assets that the machine lacks, and has environments built there. */
async function stage(helper: Helper, workspace: WorkspaceSpec, files: AssetFiles): Promise<void> {
  const digests = stagedAssets(workspace).map(({ digest }) => digest);
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-stage-'));
  try {
    for (const digest of await helper.ask('lacks', [digests])) {
      const asset = files(digest);
      if (!asset) continue;
      await materialise(asset, join(folder, digest));
      await helper.ask('store', [digest], (target) => packDirectory(join(folder, digest), target));
    }
  } finally {
    removeTree(folder);
  }
  await helper.ask('stage', [workspace]);
}

/** A machine that sends a snapshot is never silent for so long. */
const silenceMs = 60_000;

function ringOf(helper: Helper, instance: string): Ring {
  return {
    pending: () => helper.ask('pending', [instance]),
    async fetch(name, directory) {
      await mkdir(directory, { recursive: true });
      const archive = await helper.open('snapshot', [instance, name]);
      await unpackDirectory(archive, directory, { silenceMs });
      archive.destroy();
      return directory;
    },
    ack: (name) => helper.ask('ack', [instance, name]),
  };
}
