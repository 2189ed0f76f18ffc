import type { LibraryUser, ListedAsset, ListedSource, ListedTwin } from '../generated/reports.ts';
import type { Asset, Twin } from '../generated/types.ts';
import { allComponents, type Resolution } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';

/** The parts of this repository and of its sources, for people who look for one. */
export interface Library {
  readonly assets: readonly ListedAsset[];
  readonly twins: readonly ListedTwin[];
  readonly sources: readonly ListedSource[];
}

/**
 * The parts that have every one of the words in their reference, title, description, tags, or in a name or a unit of a port.
 * Files of a part that is not in the tree aren't read, so only the reference of such a part is searched.
 */
export function libraryOf(resolution: Resolution, words: readonly string[] = []): Library {
  const { catalogue, finder } = resolution;
  const users = usersIn(resolution);
  const wanted = words.map((word) => word.toLowerCase());
  const assets: ListedAsset[] = [];
  const twins: ListedTwin[] = [];
  for (const reference of finder.references()) {
    const [newest] = finder.versionsOf(reference);
    const name = reference.slice('twins/'.length);
    const twin = reference.startsWith('twins/') ? catalogue.twins.get(name) : undefined;
    const part: Sourced<Asset | Twin> | undefined = twin ?? catalogue.assets.get(reference);
    const text = [reference, ...(part ? textsOf(part.value) : [])].join(' ').toLowerCase();
    if (newest === undefined || !wanted.every((word) => text.includes(word))) continue;
    const { title, license } = part?.value.metadata ?? {};
    const listed = { ...newest, ...(title && { title }), ...(license && { license }) };
    if (!reference.startsWith('twins/'))
      assets.push({ reference, ...listed, usedBy: users.get(reference) ?? [] });
    else twins.push({ name, ...listed, ...(twin && { components: Object.keys(twin.value.spec.assets) }) });
  }
  return { assets, twins, sources: sourcesOf(resolution) };
}

/** By reference: the components of twins and the uses of assets in the tree that name it. */
export function usersIn({ catalogue, twins }: Resolution): ReadonlyMap<string, readonly LibraryUser[]> {
  const users = new Map<string, LibraryUser[]>();
  const add = (used: string, user: LibraryUser): void => {
    const before = users.get(used);
    if (before) before.push(user);
    else users.set(used, [user]);
  };
  for (const twin of twins.values())
    for (const { id, component } of allComponents(twin))
      add(component.asset, { by: `twins/${twin.name}`, as: id });
  for (const [by, { value }] of catalogue.assets)
    for (const [as, { asset }] of Object.entries(value.spec.uses))
      if (asset !== undefined) add(asset, { by, as });
  return users;
}

function sourcesOf({ catalogue }: Resolution): readonly ListedSource[] {
  return (catalogue.platform?.value.spec.sources ?? []).map(({ name, url, path }) => {
    const published = catalogue.published.filter(({ source }) => source === name);
    const references = new Set(published.map(({ reference }) => reference)).size;
    return { name, from: url ?? path ?? '', references };
  });
}

function textsOf({ metadata, spec }: Asset | Twin): readonly string[] {
  const { title = '', description = '', tags = [] } = metadata;
  const ports = 'inputs' in spec ? [...Object.entries(spec.inputs), ...Object.entries(spec.outputs)] : [];
  return [title, description, ...tags, ...ports.flatMap(([name, { unit = '' }]) => [name, unit])];
}
