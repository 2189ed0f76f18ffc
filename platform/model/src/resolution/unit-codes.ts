import type { Catalogue } from '../tree/catalogue.ts';
import type { ResolvedTwin } from './resolution.ts';

/** Every unit that the texts name, so that all are looked up at once. */
export function unitCodes({ assets }: Catalogue, twins: Iterable<ResolvedTwin>): ReadonlySet<string> {
  const codes = new Set<string>();
  const resolved = [...twins].flatMap((twin) => [twin, ...publishedChildren(twin)]);
  for (const { value } of assets.values()) collect(value.spec, codes);
  for (const { twin, components, emulator } of resolved) {
    collect(twin.value.spec, codes);
    for (const { asset } of [...components.values(), ...(emulator ? [emulator] : [])]) {
      // What is in the tree is looked at once, with the catalogue.
      if (asset && asset.source !== 'tree') collect(asset.value.spec, codes);
    }
  }
  return codes;
}

function publishedChildren({ children }: ResolvedTwin): readonly ResolvedTwin[] {
  const published = [...children.values()].filter(({ twin }) => twin?.source !== 'tree');
  return published.flatMap((child) => child.definition() ?? []);
}

/** The texts of all fields `unit`. A parameter may be called `unit`, and its value is then looked up in vain. */
function collect(value: unknown, codes: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'unit' && typeof inner === 'string') codes.add(inner);
    else if (typeof inner === 'object') collect(inner, codes);
  }
}
