import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { attempt } from '@dtaas/processes';
import { compare, parse } from 'semver';
import { engineVersion } from '../version.ts';
import { pulumiVersion } from './engine-folder.ts';

/** A Pulumi on PATH that can't be used, and why not. */
export interface RefusedEngine {
  readonly path: string;
  readonly reason: string;
}

/** Asks each Pulumi on PATH, in its order, for its version, until one can be used. */
export async function engineOnPath(path = ''): Promise<{
  readonly found?: { readonly path: string; readonly version: string };
  readonly refused: readonly RefusedEngine[];
}> {
  const refused: RefusedEngine[] = [];
  for (const candidate of candidates(path)) {
    const version = await pulumiVersion(candidate, 10_000);
    const reason = whyNot(version);
    if (!reason) return { found: { path: candidate, version: parse(version)?.version ?? '' }, refused };
    refused.push({ path: candidate, reason });
  }
  return { refused };
}

/** Why a command line of that version can't serve our SDK. A newer one of the same major can: Pulumi promises it. */
function whyNot(answer: string | undefined): string | undefined {
  const version = parse(answer);
  const wanted = parse(engineVersion);
  if (!version || !wanted) return `it does not print its version (${answer ?? 'no answer in 10 s'})`;
  if (version.major !== wanted.major) return `it is ${version}, and ${wanted.major}.x is needed`;
  if (compare(version, wanted) < 0) return `it is ${version}, older than ${wanted}`;
  return undefined;
}

function candidates(path: string): string[] {
  return path
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, 'pulumi'))
    .filter((file, index, all) => all.indexOf(file) === index && isExecutable(file));
}

function isExecutable(file: string): boolean {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return isFile && attempt(() => accessSync(file, constants.X_OK) === undefined) === true;
}
