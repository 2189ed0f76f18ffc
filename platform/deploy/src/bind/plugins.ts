import { type PluginName, pluginsFor } from '@dtaas/engine';
import { type Platform, readCatalogue } from '@dtaas/model';
import { placeKinds } from '@dtaas/places';
import { openRepository, readWorkTree } from '@dtaas/repository';

/** Plugins of Pulumi, each with the names of the places that need it. */
export type NeededPlugins = ReadonlyMap<PluginName, readonly string[]>;

/**
 * The plugins that the places of `platform.yaml` need, as the file is in the work tree. `undefined` if there is no
 * `platform.yaml` that can be read, as outside a clone.
 */
export async function neededPlugins(directory: string): Promise<NeededPlugins | undefined> {
  const platform = await platformIn(directory).catch(() => undefined);
  return platform && pluginsOfPlaces(platform.spec.places ?? {}, placeKinds);
}

async function platformIn(directory: string): Promise<Platform | undefined> {
  const tree = await readWorkTree(await openRepository(directory));
  const file = 'platform.yaml';
  const entries = new Map([...tree.entries].filter(([path]) => path === file));
  return readCatalogue({ ...tree, entries }).catalogue.platform?.value;
}

/** What is needed of a kind of place. */
interface Kind {
  readonly name: string;
  readonly resourceKinds: readonly { readonly type: string }[];
}

/** A place of a kind that this version doesn't know needs nothing. */
export function pluginsOfPlaces(
  places: { readonly [name: string]: { readonly kind: string } },
  kinds: readonly Kind[],
): NeededPlugins {
  const needed = new Map<PluginName, string[]>();
  for (const [place, { kind }] of Object.entries(places)) {
    const types = kinds.find(({ name }) => name === kind)?.resourceKinds.map(({ type }) => type) ?? [];
    for (const plugin of pluginsFor(types)) needed.set(plugin, [...(needed.get(plugin) ?? []), place]);
  }
  return needed;
}
