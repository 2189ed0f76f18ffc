import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { sdkFolder } from '@dtaas/sandbox';
import { type Pack, pack } from 'tar-stream';
import { bundleOf } from '../../bundle.ts';
import type { DockerClient } from '../connection/client.ts';
import { nameAt, type Owner, userOf } from '../resources/mark.ts';
import { withHelper } from '../volumes/helper-container.ts';

/** The programs of the platform on this machine. */
export interface Programs {
  readonly runner: string;
  readonly launcher: string;
}

/** Where a helper sees the volumes of a twin. */
const mountedAt = '/volumes';

/**
 * Puts the platform's programs and `workspace.json` into the volumes of a twin, and gives the volumes that its containers write to
 * to its user. Everything of the twin is stopped meanwhile.
 */
export async function fillVolumes(
  client: DockerClient,
  owner: Owner,
  wanted: {
    readonly image?: string | undefined;
    readonly programs: Programs;
    readonly states: readonly string[];
    readonly workspaceFile: object;
  },
): Promise<void> {
  const written = ['data', ...wanted.states];
  const names = [...written, 'platform', 'sdk-node', 'sdk-python'];
  const volumes = Object.fromEntries(names.map((name) => [nameAt(owner, name), `${mountedAt}/${name}`]));
  const user = userOf(owner);
  await withHelper(client, { image: wanted.image, volumes }, (helper) =>
    client.call('PUT', `/containers/${helper}/archive`, {
      task: `fill the volumes of ${owner.instance}`,
      query: { path: mountedAt },
      send: (target) =>
        writeArchive(target, async (archive) => {
          for (const name of written)
            archive.entry({ name: `${name}/`, type: 'directory', mode: 0o700, uid: user, gid: user });
          await addPrograms(archive, wanted.programs);
          // Last: where it is, the programs are, too.
          const text = `${JSON.stringify(wanted.workspaceFile, null, 2)}\n`;
          archive.entry({ name: 'data/workspace.json', mode: 0o600, uid: user, gid: user }, text);
        }),
    }),
  );
}

async function writeArchive(target: Writable, write: (archive: Pack) => Promise<void>): Promise<void> {
  const archive = pack();
  archive.pipe(target);
  await write(archive);
  archive.finalize();
}

async function addPrograms(archive: Pack, { runner, launcher }: Programs): Promise<void> {
  const add = (name: string, bytes: Buffer, mode = 0o644) => archive.entry({ name, mode }, bytes);
  add('platform/launcher/launcher', await readFile(launcher), 0o755);
  for (const { file, bytes } of bundleOf('runner', runner).files) add(`platform/runner/${file}`, bytes);
  const sdk = sdkFolder();
  for (const language of await readdir(sdk)) {
    const folder = join(sdk, language);
    if (!(await stat(folder)).isDirectory()) {
      add(`platform/runner/sdk/${language}`, await readFile(folder));
      continue;
    }
    for (const path of await filesIn(folder)) {
      const bytes = await readFile(join(folder, path));
      add(`platform/runner/sdk/${language}/${path}`, bytes);
      add(`sdk-${language}/${path}`, bytes);
    }
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
