import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree, systemProgram, variables } from '@dtaas/processes';
import { imageMachineUnsupported, imageToolMissing } from '../failures.ts';
import { fetchNode } from './fetch-node.ts';
import { finishScript } from './finish.ts';
import { mmdebstrapArguments } from './mmdebstrap.ts';
import { inOwnNamespace } from './own-namespace.ts';
import type { Recipe } from './recipe.ts';
import { runTool } from './run-tool.ts';

export interface BuildOptions {
  /** The server of Debian's packages. A mirror gives the same image. */
  readonly mirror?: string;
  readonly securityMirror?: string;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** The lines of mmdebstrap that tell a person how far it is. */
const step = /^I: (running apt-get|downloading|extracting|installing|creating)/;

/**
 * Puts the root of an image together.
 *
 * @param folder for temporary files; its mark in the environment finds the processes of a killed build
 * @returns the path of its tar
 * @throws DtaasError `image-machine-unsupported`, `image-tool-missing`, `image-build-failed`, `image-node-changed`, `disk-full`
 */
export async function buildRootFilesystem(
  recipe: Recipe,
  { folder, mark }: { readonly folder: string; readonly mark: string },
  options: BuildOptions,
): Promise<string> {
  const { mirror = 'http://deb.debian.org/debian', signal, onProgress } = options;
  const { securityMirror = 'http://deb.debian.org/debian-security' } = options;
  requireMachine(`${process.platform} ${process.arch}`);
  const mmdebstrap = systemProgram('mmdebstrap');
  if (!mmdebstrap) throw imageToolMissing({ program: 'mmdebstrap' });
  onProgress?.(`Fetching Node ${recipe.node.version}`);
  const node = await fetchNode(recipe, folder, signal);
  const isRoot = process.getuid?.() === 0;
  // An ordinary user's root is made by other users (subuid), who can't enter the user's own folders.
  const temporary = mkdtempSync(join(isRoot ? folder : tmpdir(), 'dtaas-image-'));
  chmodSync(temporary, 0o755);
  const tar = join(folder, 'root.tar');
  const arguments_ = mmdebstrapArguments(recipe, { tar, node, finish: finishScript, mirror, securityMirror });
  await runTool({
    name: recipe.name,
    command: inOwnNamespace([mmdebstrap, ...arguments_], isRoot),
    step: 'mmdebstrap',
    cwd: folder,
    env: {
      ...variables(['user', 'proxies', 'certificates']),
      TMPDIR: temporary,
      SOURCE_DATE_EPOCH: String(recipe.epoch),
      DTAAS_IMAGE_BUILD: mark,
    },
    onLine: (line) => step.test(line) && onProgress?.(line.slice('I: '.length)),
    signal,
  }).finally(() => removeTree(temporary));
  return tar;
}

/** @throws DtaasError `image-machine-unsupported` */
export function requireMachine(machine: string): void {
  if (machine !== 'linux x64') throw imageMachineUnsupported({ machine });
}
