import type { Asset, Twin } from '../generated/types.ts';
import type { Catalogue } from '../tree/catalogue.ts';
import type { ResolvedTwin } from './resolution.ts';

/** Every unit that the texts name, so that all are looked up at once. */
export function unitCodes(catalogue: Catalogue, twins: Iterable<ResolvedTwin>): Set<string> {
  const codes = new Set<string>();
  for (const { value } of catalogue.assets.values()) ofAsset(value, codes);
  for (const resolved of twins) {
    ofComponents(resolved, codes);
    for (const child of resolved.children.values()) {
      const definition = child.twin?.source === 'tree' ? undefined : child.definition();
      if (definition) ofComponents(definition, codes);
    }
  }
  return codes;
}

function ofComponents({ twin, components, emulator }: ResolvedTwin, codes: Set<string>): void {
  ofTwin(twin.value, codes);
  for (const { asset } of [...components.values(), ...(emulator ? [emulator] : [])]) {
    // What is in the tree is looked at once, with the catalogue.
    if (asset && asset.source !== 'tree') ofAsset(asset.value, codes);
  }
}

function ofAsset({ spec: { inputs, outputs, parameters, files } }: Asset, codes: Set<string>): void {
  collect([inputs, outputs, parameters, files], codes);
}

function ofTwin({ spec: { assets, children, lifecycle, physicalTwin } }: Twin, codes: Set<string>): void {
  collect([assets, children, lifecycle, physicalTwin], codes);
}

/** The texts of all fields `unit`. A parameter may be called `unit`, and its value is then looked up in vain. */
function collect(value: unknown, codes: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'unit' && typeof inner === 'string') codes.add(inner);
    else collect(inner, codes);
  }
}
