import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedInstanceId, isSnapshotName } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { type LeftLogs, type LogOptions, leftLogs, unpackDirectory, type WorkspaceFile } from '@dtaas/runner';
import type { Ring } from '../../place.ts';
import type { DockerClient } from '../connection/client.ts';
import { imageOfRunner } from '../images/at-engine.ts';
import { labelsAt } from '../resources/find.ts';
import { isMarked, nameAt, type Owner, userOf } from '../resources/mark.ts';
import { ownVolume, runHelper, withHelper } from '../volumes/helper-container.ts';

/** What a runner left in its volume, for the time in which no runner answers. */
export interface Left {
  readonly client: DockerClient;
  /** The id of an image with a shell; absent: the one of the twin's runner, or the newest image of workspaces. */
  readonly image?: string | undefined;
  readonly owner: Owner;
  /** How long the runner may take to answer, in milliseconds; absent: as long as for a command that changes something. */
  readonly answerMs?: number;
}

/** Where a helper sees the volume. */
const mountedAt = '/work';

/** An engine that sends files is never silent for so long. */
const silenceMs = 60_000;

/** The names of the snapshots, oldest first, and the text of `workspace.json`; `undefined` if there is no volume of the twin. */
export async function lookAtLeft(
  left: Left,
): Promise<{ readonly snapshots: readonly string[]; readonly file?: WorkspaceFile } | undefined> {
  if (!(await hasVolume(left))) return undefined;
  const script = 'ls ring 2>/dev/null; echo; cat workspace.json 2>/dev/null; true';
  const said = await run(left, ['sh', '-c', `cd ${mountedAt} && { ${script}; }`]);
  const [names = '', text = ''] = said.split(/^(?=\{)/m);
  const snapshots = names.split('\n').filter(isSnapshotName).sort();
  return { snapshots, ...(text.trim() === '' ? {} : { file: JSON.parse(text) as WorkspaceFile }) };
}

export function leftRingAt(left: Left): Ring {
  checkedInstanceId(left.owner.instance);
  const pending = async () => (await lookAtLeft(left))?.snapshots ?? [];
  return {
    pending: async () => (await pending()).map((name) => ({ name, takenAt: name, origin: 'due' })),
    async fetch(name, directory) {
      await mkdir(directory, { recursive: true });
      await copyOut(left, `ring/${name}`, directory);
      return join(directory, name);
    },
    async ack(name) {
      if (!isSnapshotName(name) || !(await hasVolume(left))) return;
      await run(left, ['rm', '-rf', '--', `${mountedAt}/ring/${name}`]);
    },
  };
}

/** @throws DtaasError `workspace-unreadable` */
export async function leftLogsAt(left: Left, options: LogOptions): Promise<LeftLogs> {
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-logs-'));
  try {
    const found = await lookAtLeft(left);
    if (found) await copyOut(left, 'logs', folder);
    if (found?.file) await writeFile(join(folder, 'workspace.json'), JSON.stringify(found.file));
    return await leftLogs(folder, options);
  } finally {
    removeTree(folder);
  }
}

async function hasVolume({ client, owner }: Left): Promise<boolean> {
  return isMarked(await labelsAt(client, { type: 'volume', name: nameAt(owner, 'data') }), owner);
}

/** What a helper mounts. */
const volumesOf = ({ owner }: Left) => [ownVolume(owner, 'data', mountedAt)];

async function run(left: Left, command: readonly string[]): Promise<string> {
  const { client, image = await imageOfRunner(client, left.owner), owner } = left;
  return await runHelper(client, { image, volumes: volumesOf(left), user: userOf(owner), command });
}

/** Copies a folder of the volume, if it is there, into a directory. */
async function copyOut(left: Left, path: string, directory: string): Promise<void> {
  const { client, image = await imageOfRunner(client, left.owner) } = left;
  await withHelper(client, { image, volumes: volumesOf(left) }, async (helper) => {
    const archive = await client.read(`/containers/${helper}/archive`, {
      task: `copy ${path} of ${left.owner.instance}`,
      query: { path: `${mountedAt}/${path}` },
      accepts: [404],
    });
    if (archive) await unpackDirectory(archive, directory, { silenceMs });
  });
}
