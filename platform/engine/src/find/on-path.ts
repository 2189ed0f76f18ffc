import { programsOnPath } from '@dtaas/processes';
import { parse } from 'semver';
import { engineVersion } from '../version.ts';
import { type Engine, pulumiVersion } from './engine-folder.ts';

/** A Pulumi on PATH that can't be used, and why not. */
export interface RefusedEngine {
  readonly path: string;
  readonly reason: string;
}

/** Asks each Pulumi on PATH, in its order, for its version, until one can be used. */
export async function engineOnPath(): Promise<{
  readonly found?: Engine;
  readonly refused: readonly RefusedEngine[];
}> {
  const refused: RefusedEngine[] = [];
  for (const path of programsOnPath('pulumi')) {
    const answer = await pulumiVersion(path, 10_000);
    const reason = whyNot(answer);
    if (!reason) return { found: { path, version: parse(answer)!.version, origin: 'path' }, refused };
    refused.push({ path, reason });
  }
  return { refused };
}

/** Why a command line of that version can't serve our SDK. A newer one of the same major can: Pulumi promises it. */
function whyNot(answer: string | undefined): string | undefined {
  const version = parse(answer);
  const wanted = parse(engineVersion)!;
  if (!version) return `it does not print its version (${answer ?? 'no answer in 10 s'})`;
  if (version.major !== wanted.major) return `it is ${version}, and ${wanted.major}.x is needed`;
  return version.compare(wanted) < 0 ? `it is ${version}, older than ${wanted}` : undefined;
}
