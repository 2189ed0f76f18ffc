import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArchive } from '@dtaas/runner';
import { sdkFolder } from '@dtaas/sandbox';
import type { Pack } from 'tar-stream';
import { bundleOf } from '../../bundle.ts';
import type { DockerClient } from '../connection/client.ts';
import { nameAt, type Owner, userOf } from '../resources/mark.ts';
import { ownVolume, withHelper } from '../volumes/helper-container.ts';

/** The programs of the platform on this machine. */
export interface Programs {
  readonly runner: string;
  readonly launcher: string;
}

/** The launcher by the name under which editions know that it can relay to a socket. */
export const relay = '/platform/launcher/relay';

/** The launcher by the name under which editions know that it can add addresses to a network. */
export const addressAdder = '/platform/launcher/address-adder';

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
  const volumes = names.map((name) => ownVolume(owner, name, `${mountedAt}/${name}`));
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

/**
 * Puts each SDK into its volume, if the volume is empty. Only containers of components hold these volumes, so somebody who cleans up
 * an engine may remove them while the runner goes on.
 */
export async function fillSdks(client: DockerClient, owner: Owner, image: string | undefined): Promise<void> {
  const sdks = await filesOfSdks();
  const names = sdks.map(({ volume }) => volume);
  const volumes = names.map((name) => ownVolume(owner, name, `${mountedAt}/${name}`));
  await withHelper(client, { image, volumes }, async (helper) => {
    for (const { volume, folder, files } of sdks) {
      // The last file that was written: where it is, the others are, too.
      if (await client.hasFile(helper, `${mountedAt}/${volume}/${files.at(-1)}`)) continue;
      await client.call('PUT', `/containers/${helper}/archive`, {
        task: `fill the volume ${nameAt(owner, volume)}`,
        query: { path: `${mountedAt}/${volume}` },
        send: (target) =>
          writeArchive(target, async (archive) => {
            for (const path of files)
              archive.entry({ name: path, mode: 0o644 }, await readFile(join(folder, path)));
          }),
      });
    }
  });
}

async function addPrograms(archive: Pack, { runner, launcher }: Programs): Promise<void> {
  const add = (name: string, bytes: Buffer, mode = 0o644) => archive.entry({ name, mode }, bytes);
  add('platform/launcher/launcher', await readFile(launcher), 0o755);
  for (const name of [relay, addressAdder])
    archive.entry({ name: name.slice(1), type: 'symlink', linkname: 'launcher' });
  for (const { file, bytes } of bundleOf('runner', runner).files) add(`platform/runner/${file}`, bytes);
  const sdk = sdkFolder();
  for (const name of await readdir(sdk))
    if ((await stat(join(sdk, name))).isFile())
      add(`platform/runner/sdk/${name}`, await readFile(join(sdk, name)));
  for (const { language, volume, folder, files } of await filesOfSdks())
    for (const path of files) {
      const bytes = await readFile(join(folder, path));
      add(`platform/runner/sdk/${language}/${path}`, bytes);
      add(`${volume}/${path}`, bytes);
    }
}

/** The SDK of each language: its volume, and its files below a folder of this machine. */
export async function filesOfSdks() {
  const entries = await readdir(sdkFolder(), { withFileTypes: true });
  const languages = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return await Promise.all(
    languages.map(async (language) => {
      const folder = join(sdkFolder(), language);
      return { language, volume: `sdk-${language}`, folder, files: await filesIn(folder) };
    }),
  );
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
