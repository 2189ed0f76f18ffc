import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { IsolatedCommand, Isolation, Mount } from './isolation/isolation.ts';
import { makeReadable } from './isolation/ownership.ts';
import { isRoot } from './isolation/user.ts';
import { programsIn, sdksNamedIn } from './sdk/imports.ts';
import { sdkFolder, sdkNames } from './sdk/sdk.ts';

/** Packages that an asset's lock file names, built once for this machine. Read-only. */
export interface Environment {
  readonly key: string;
  readonly kind: 'node' | 'python';
  /** Contains `node_modules`, or is a virtual environment of Python. */
  readonly folder: string;
  /** The path of its packages in the folder: `node_modules`, `lib/python3.11/site-packages`. */
  readonly packages: string;
}

/** An asset's files on this machine, with the environment that was built for it. */
export interface Part {
  /** Folder with the asset's files. */
  readonly folder: string;
  readonly environment?: Environment | undefined;
}

/** The files of a command, by their paths in its isolation mode. */
export interface Layout {
  /** The files as a command sees them; to be added to the command. Its `cwd` is the asset's folder. */
  readonly seen: Pick<IsolatedCommand, 'cwd' | 'mounts' | 'path' | 'python'>;
  /** By the name of the use: the folder of what the asset uses, as the command sees it. */
  readonly uses: Readonly<Record<string, string>>;
  /** Variables that the environments need, to be added to the command's own. */
  readonly env: Readonly<Record<string, string>>;
  /** Shows one more folder or file, by default read-only; returns its path as the command sees it. */
  show(source: string, target: string, options?: { writable?: boolean }): string;
  /** Removes the files that were made for this layout. */
  remove(): void;
}

/**
 * Decides at which paths a command finds an asset, its environment, the assets that it uses, and the SDKs of this platform.
 *
 * In a strong mode: `/component/asset` beside `/component/node_modules` (or `/component/python`), and each use at
 * `/uses/<name>/asset` beside its own. Node looks for packages in the folders above a file, so each part finds its
 * own packages first and the SDK in `/node_modules` last. In the weak mode, paths are the machine's; a part with packages of
 * its own, or one that imports the SDK, is copied beside links to them, because Node looks in the folders above a file's
 * real path.
 */
export function layOut(isolation: Isolation, asset: Part, uses: Readonly<Record<string, Part>>): Layout {
  const copies: string[] = [];
  const remove = () => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
  };
  try {
    return { ...putParts(isolation, asset, uses, copies), remove };
  } catch (error) {
    // On a full disk, for example.
    remove();
    throw error;
  }
}

/** @param copies gets the folders that are made */
function putParts(
  isolation: Isolation,
  asset: Part,
  uses: Readonly<Record<string, Part>>,
  copies: string[],
): Omit<Layout, 'remove'> {
  const mounts: Mount[] = [];
  const show = (source: string, target: string, options: { writable?: boolean } = {}) => {
    if (isolation.mode === 'weak') return source;
    mounts.push({ source, target, writable: options.writable ?? false });
    return target;
  };
  const put = (part: Part, at: string): string => {
    const packages = part.environment;
    if (isolation.mode !== 'weak' && isRoot()) showToAll(part);
    if (isolation.mode === 'weak' && (packages?.kind === 'node' || importsSdk(part))) {
      const parent = mkdtempSync(join(tmpdir(), 'dtaas-layout-'));
      copies.push(parent);
      return copyInto(parent, part);
    }
    if (packages?.kind === 'node') show(join(packages.folder, 'node_modules'), `${at}/node_modules`);
    return show(part.folder, `${at}/asset`);
  };
  show(join(sdkFolder(), 'node'), sdkTargets.node);
  const ownPython = asset.environment?.kind === 'python' ? asset.environment : undefined;
  const ofUses = Object.entries(uses).flatMap(([name, part]) =>
    part.environment?.kind === 'python' && part.environment.key !== ownPython?.key
      ? [join(show(part.environment.folder, `/uses/${name}/python`), part.environment.packages)]
      : [],
  );
  const python = ownPython && show(ownPython.folder, pythonTarget);
  const sdk = ownPython && hasOwnSdk(ownPython) ? [] : [show(join(sdkFolder(), 'python'), sdkTargets.python)];
  const pythonPath = [...sdk, ...ofUses];
  return {
    seen: {
      cwd: put(asset, '/component'),
      mounts,
      path: python ? [join(python, 'bin')] : [],
      ...(python || ofUses.length > 0 ? { python: true } : {}),
    },
    uses: Object.fromEntries(Object.entries(uses).map(([name, part]) => [name, put(part, `/uses/${name}`)])),
    env: { ...pythonVariables(pythonPath), ...(python ? { VIRTUAL_ENV: python } : {}) },
    show,
  };
}

/** @param path the folders in which Python looks for packages */
export function pythonVariables(path: readonly string[]): Readonly<Record<string, string>> {
  return {
    // An asset's folder is read-only, so Python can't write a cache there.
    PYTHONDONTWRITEBYTECODE: '1',
    // Otherwise Python buffers its output up to 8 KiB, and a twin waits for the first answer.
    PYTHONUNBUFFERED: '1',
    ...(path.length > 0 ? { PYTHONPATH: path.join(':') } : {}),
  };
}

/** The paths of the SDKs. */
export const sdkTargets = { node: `/node_modules/${sdkNames.node}`, python: '/sdk/python' } as const;

/** The path of a Python environment. It is the same at build and at run, since scripts in it name their interpreter. */
export const pythonTarget = '/component/python';

/** Root's commands run as another user, who can't read a store or cache that was made under a strict umask. */
function showToAll({ folder, environment }: Part): void {
  makeReadable(folder);
  if (environment) makeReadable(environment.folder, join(environment.folder, environment.packages));
}

function importsSdk({ folder }: Part): boolean {
  return sdksNamedIn(programsIn(folder)).includes('node');
}

/** An environment of Python that brings the SDK along, whose `PYTHONPATH` would hide it. */
function hasOwnSdk({ folder, packages }: Environment): boolean {
  return existsSync(join(folder, packages, sdkNames.python));
}

/** Copies an asset into a folder, with links to its packages beside the copy and to the SDK above it. */
function copyInto(parent: string, { folder, environment }: Part): string {
  const link = join(parent, 'node_modules', sdkNames.node);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(sdkFolder(), 'node'), link);
  const copy = join(parent, 'part', basename(folder));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  if (environment?.kind === 'node')
    symlinkSync(join(environment.folder, 'node_modules'), join(parent, 'part', 'node_modules'));
  return copy;
}
