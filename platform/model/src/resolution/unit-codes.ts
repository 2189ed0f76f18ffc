import type { Asset, Twin } from '../generated/types.ts';
import type { Catalogue } from '../tree/catalogue.ts';
import type { Json } from '../values/json.ts';
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

function ofComponents(resolved: ResolvedTwin, codes: Set<string>): void {
  ofTwin(resolved.twin.value, codes);
  // What is in the tree is looked at once, with the catalogue.
  for (const { asset } of resolved.components.values())
    if (asset && asset.source !== 'tree') ofAsset(asset.value, codes);
  const emulator = resolved.emulator?.asset;
  if (emulator && emulator.source !== 'tree') ofAsset(emulator.value, codes);
}

function ofAsset({ spec }: Asset, codes: Set<string>): void {
  ofDeclarations(spec.inputs, codes);
  ofDeclarations(spec.outputs, codes);
  ofDeclarations(spec.parameters, codes);
  for (const file of Object.values(spec.files)) ofDeclarations(file.columns, codes);
}

function ofTwin({ spec }: Twin, codes: Set<string>): void {
  for (const component of Object.values(spec.assets)) ofValues(component.with, codes);
  for (const child of Object.values(spec.children)) {
    for (const values of Object.values(child.with)) ofValues(values, codes);
  }
  if (spec.lifecycle.clock.step) codes.add(spec.lifecycle.clock.step.unit);
  if (!spec.physicalTwin) return;
  ofDeclarations(spec.physicalTwin.telemetry, codes);
  ofDeclarations(spec.physicalTwin.commands, codes);
  if (spec.physicalTwin.emulator) ofValues(spec.physicalTwin.emulator.with, codes);
}

function ofDeclarations(
  declarations: { readonly [name: string]: { readonly unit?: string } },
  codes: Set<string>,
): void {
  for (const { unit } of Object.values(declarations)) if (unit !== undefined) codes.add(unit);
}

function ofValues(values: { readonly [name: string]: Json }, codes: Set<string>): void {
  for (const value of Object.values(values)) {
    if (value !== null && typeof value === 'object' && 'unit' in value && typeof value.unit === 'string') {
      codes.add(value.unit);
    }
  }
}
