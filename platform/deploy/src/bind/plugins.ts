import { type PluginName, pluginsFor } from '@dtaas/engine';
import { placesInUse, readCatalogue } from '@dtaas/model';
import { placeKinds } from '@dtaas/places';
import { openRepository, readWorkTree } from '@dtaas/repository';

/** Plugins of Pulumi, each with the names of the places that need it. */
export type NeededPlugins = ReadonlyMap<PluginName, readonly string[]>;

/**
 * The plugins that the twins' places need, as the files are in the work tree. `undefined` if there is no `platform.yaml` that can be
 * read, as outside a clone.
 */
export async function neededPlugins(directory: string): Promise<NeededPlugins | undefined> {
  const catalogue = await catalogueIn(directory).catch(() => undefined);
  const places = catalogue?.platform?.value.spec.places;
  if (!catalogue || !places) return undefined;
  const used = placesInUse(catalogue);
  const needing = Object.entries(places).filter(([name]) => used.has(name));
  return pluginsOfPlaces(Object.fromEntries(needing), placeKinds);
}

async function catalogueIn(directory: string) {
  const tree = await readWorkTree(await openRepository(directory));
  return readCatalogue(tree, { placeKinds }).catalogue;
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
