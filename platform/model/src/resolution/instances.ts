import type { Child } from '../generated/types.ts';
import { own } from '../references/index.ts';
import type { Resolution, ResolvedComponent, ResolvedTwin } from './resolution.ts';

/** A twin's definition at work under an id: the twin itself, a child of another twin, or a case of a study. */
export interface Instance {
  /** `incubator`, `factory.r1`; see `isInstanceId`. */
  readonly id: string;
  /** The name of the twin that defines it. */
  readonly definition: string;
  /** Values of parameters that replace those of the definition: component id → parameter → value. */
  readonly patch: { readonly with?: Child['with'] };
}

/**
 * The resolution with the instance among its twins, under its id and with its patch, as rendering looks it up. Rules judge the
 * values of a patch where it is written.
 */
export function resolutionFor(resolution: Resolution, instance: Instance | undefined): Resolution {
  if (!instance) return resolution;
  const { id, definition, patch } = instance;
  const twin = resolution.twins.get(definition);
  const isDefinition = id === definition && Object.keys(patch.with ?? {}).length === 0;
  if (!twin || isDefinition) return resolution;
  return { ...resolution, twins: new Map(resolution.twins).set(id, patched(twin, id, patch)) };
}

function patched(twin: ResolvedTwin, id: string, { with: values = {} }: Instance['patch']): ResolvedTwin {
  const components = new Map<string, ResolvedComponent>();
  for (const [name, resolved] of twin.components) {
    const { component } = resolved;
    const settings = { ...component.with, ...own(values, name) };
    components.set(name, { ...resolved, component: { ...component, with: settings } });
  }
  return { ...twin, name: id, components };
}
