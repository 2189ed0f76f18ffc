import { programsOnPath } from '@dtaas/processes';
import { parse } from 'semver';
import type { Installed, Program } from './program.ts';

/** An executable on PATH that can't be used, and why not. */
export interface Refused {
  readonly path: string;
  readonly reason: string;
}

/** Asks each executable of that name on PATH, in its order, for its version, until one can be used. */
export async function programOnPath(program: Program): Promise<{
  readonly found?: Installed;
  readonly refused: readonly Refused[];
}> {
  const refused: Refused[] = [];
  for (const path of programsOnPath(program.name)) {
    const answer = await program.versionOf(path, 10_000);
    const reason = whyNot(answer, program.version);
    if (!reason) return { found: { path, version: parse(answer)!.version, origin: 'path' }, refused };
    refused.push({ path, reason });
  }
  return { refused };
}

/**
 * Why a program of that version can't serve our SDK. A newer one of the same major can: Pulumi promises it of its command
 * line and of its plugins.
 */
function whyNot(answer: string | undefined, least: string): string | undefined {
  const version = parse(answer);
  const wanted = parse(least)!;
  if (!version) return `it does not say its version (${answer ?? 'no answer in 10 s'})`;
  if (version.major !== wanted.major) return `it is ${version}, and ${wanted.major}.x is needed`;
  return version.compare(wanted) < 0 ? `it is ${version}, older than ${wanted}` : undefined;
}
