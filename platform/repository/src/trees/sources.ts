import { resolve } from 'node:path';
import { DtaasError, type Platform, parseVersionedReference } from '@dtaas/model';
import { sourceChanged, sourceNameInvalid } from '../failures.ts';
import { readRefs, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { fetchRefs, listRemoteRefs } from '../remote/remote.ts';

/** Tags of other repositories, as `<prefix><source>/tags/<kind>/<name>@<version>`. */
export const sourcesPrefix = 'refs/dtaas/sources/';

/** Another repository that assets come from, as `platform.yaml` names it: by `url`, or by `path` from the root. */
type Source = Platform['spec']['sources'][number];

/**
 * Fetches the tags of sources with their commits, and removes the tags of sources that aren't named any more. Returns, by name,
 * why a source couldn't be fetched: the caller knows whether the tags fetched before are enough.
 *
 * Versions never change: a source that moved a tag isn't fetched (`source-changed`).
 */
export async function fetchSources(
  repository: Repository,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, DtaasError>> {
  const names = new Set(sources.map(({ name }) => name));
  for (const name of names)
    if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name)) throw sourceNameInvalid({ name });
  const failures = new Map<string, DtaasError>();
  await Promise.all(
    sources.map((source) =>
      fetchSource(repository, source).catch((error: unknown) => {
        if (!(error instanceof DtaasError)) throw error;
        failures.set(source.name, error);
      }),
    ),
  );
  const gone = [...(await readRefs(repository, sourcesPrefix))].filter(
    ([ref]) => !names.has(ref.slice(sourcesPrefix.length).split('/')[0]!),
  );
  await updateRefs(
    repository,
    gone.map(([ref, from]) => ({ ref, from, to: null })),
  );
  return failures;
}

async function fetchSource(repository: Repository, { name, url, path }: Source): Promise<void> {
  const address = path === undefined ? (url ?? '') : resolve(repository.root, path);
  const theirs = await listRemoteRefs(repository, address, ['refs/tags/*']);
  const known = await readRefs(repository, `${sourcesPrefix}${name}/`);
  const wanted: string[] = [];
  for (const [ref, id] of theirs) {
    if (ref.endsWith('^{}') || !parseVersionedReference(ref.slice('refs/tags/'.length))) continue;
    const own = `${sourcesPrefix}${name}/${ref.slice('refs/'.length)}`;
    const before = known.get(own);
    if (before !== undefined && before !== id)
      throw sourceChanged({ source: name, version: ref.slice('refs/tags/'.length), ref: own });
    if (before === undefined) wanted.push(`${ref}:${own}`);
  }
  await fetchRefs(repository, address, wanted);
}
