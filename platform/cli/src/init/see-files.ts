import type { Resolution } from '@dtaas/model';
import type { Repository } from '@dtaas/repository';
import { codeownersFile } from '../write/codeowners.ts';
import { codeownersTaken } from '../write/failures.ts';
import type { Answers } from './answers.ts';
import { pipelineFiles, withShards, withWords } from './files.ts';
import type { Seen } from './plan.ts';

export interface Configuration {
  readonly repository: Pick<Repository, 'root'>;
  readonly resolution: Pick<Resolution, 'catalogue'>;
}

/** The files that `dtaas init` writes: those that differ from what the answers ask for, with their new texts, and the others. */
export function filesOf(
  { repository, resolution }: Configuration,
  { words, shards, found }: Pick<Answers, 'words' | 'shards' | 'found'>,
): Pick<Seen, 'files' | 'current'> {
  const { catalogue } = resolution;
  const files: Record<string, string> = {};
  const current: string[] = [];
  const put = (path: string, before: string, after: string) => {
    if (before === after) current.push(path);
    else files[path] = after;
  };
  const platform = textIn(catalogue, 'platform.yaml') ?? '';
  put('platform.yaml', platform, withWords(platform, words));
  for (const path of pipelineFiles) {
    const before = textIn(catalogue, path);
    const after = before === undefined ? undefined : withShards(path, before, shards);
    if (before !== undefined && after !== undefined) put(path, before, after);
  }
  // Others read CODEOWNERS in another syntax, or not at all.
  if (found.kind === 'github' || found.kind === 'gitlab') {
    const owners = codeownersFile(repository.root, catalogue, found.kind);
    if (owners.isCurrent || !isOurs(owners)) current.push(owners.path);
    else files[owners.path] = owners.text;
  }
  return { files, current };
}

/** What becomes of the twins that the platform brings along, in a repository that is made somebody's own. */
export function examplesIn({ twins }: Pick<Resolution['catalogue'], 'twins'>): readonly string[] {
  return [...twins.keys()].map(
    (twin) =>
      `twins/${twin} comes with the platform as an example, and a merge would deploy it like any other. Make it yours, or: git rm -r twins/${twin}`,
  );
}

/** A link is not followed. */
function textIn({ tree }: Resolution['catalogue'], path: string): string | undefined {
  const isFile = tree.entries.get(path)?.mode.startsWith('100') === true;
  return isFile ? new TextDecoder().decode(tree.read(path)) : undefined;
}

/** A file that somebody wrote by hand stays. */
function isOurs({ expectOurs }: { expectOurs: () => void }): boolean {
  try {
    expectOurs();
    return true;
  } catch (error) {
    if (codeownersTaken.is(error)) return false;
    throw error;
  }
}
