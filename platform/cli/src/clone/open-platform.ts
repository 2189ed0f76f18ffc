import { type OpenOptions, type OpenPlatform, openPlatform as open } from '@dtaas/deploy';
import type { Context } from '../context.ts';
import { type KeptParseCache, openParseCache } from './parse-cache.ts';

/** The clone in which the command was called, with a cache of parsed files. Progress goes to the context's notes. */
export async function openPlatform(
  context: Context,
  purpose: Pick<OpenOptions, 'actor' | 'makes' | 'looks' | 'offline'> = {},
): Promise<OpenPlatform> {
  let cache: KeptParseCache | undefined;
  const platform = await open(context.cwd, {
    onProgress: context.note,
    cache(root) {
      cache = openParseCache(root);
      return cache;
    },
    ...purpose,
  });
  const kept = async <T>(reading: Promise<T>): Promise<T> => {
    const read = await reading;
    cache?.save();
    return read;
  };
  return {
    ...platform,
    sourceAt: (revision, only) => kept(platform.sourceAt(revision, only)),
    sourceDeployed: (commit, history) => kept(platform.sourceDeployed(commit, history)),
    sourceOfFiles: () => kept(platform.sourceOfFiles()),
  };
}
