import { canonicalJson } from '../../digest/index.ts';
import { own } from '../../references/index.ts';
import type { Json } from '../../values/json.ts';
import type { ComponentSpec, WorkspaceSpec } from '../../workspace.ts';

/** Values of parameters, by component and name. */
export interface Parameters {
  readonly [component: string]: { readonly [name: string]: Json };
}

/** What a running component is told. */
export interface LiveChange {
  readonly component: string;
  /** The new values, by name. */
  readonly parameters: { readonly [name: string]: Json };
  /** `setpoint 35 Cel → 36 Cel` */
  readonly words: string;
}

/**
 * What the running components of a workspace have to be told, if live parameters are all that changes; otherwise `undefined`.
 * A component that runs and uses a changed one gets its parameters when it starts, so then it has to be started.
 */
export function liveChanges(before: WorkspaceSpec, after: WorkspaceSpec): readonly LiveChange[] | undefined {
  const ids = Object.keys(after.components).sort();
  const changes = ids.flatMap((id) => {
    const old = own(before.components, id);
    return old === undefined ? [] : (changeOf(id, old, after.components[id]!) ?? []);
  });
  const parameters = Object.fromEntries(changes.map((change) => [change.component, change.parameters]));
  const isAll = canonicalJson(withParameters(before, parameters)) === canonicalJson(after);
  const used = new Set(
    Object.values(after.components).flatMap(({ run, uses }) => (run ? Object.values(uses) : [])),
  );
  const isUsed = changes.some(({ component }) => used.has(component));
  return changes.length > 0 && isAll && !isUsed ? changes : undefined;
}

function changeOf(component: string, before: ComponentSpec, after: ComponentSpec): LiveChange | undefined {
  const names = (after.live ?? []).filter(
    (name) =>
      canonicalJson({ value: before.parameters[name] }) !== canonicalJson({ value: after.parameters[name] }),
  );
  if (names.length === 0) return undefined;
  const unitOf = (name: string): string => {
    const unit = own(after.parameterUnits ?? {}, name);
    return unit === undefined ? '' : ` ${unit}`;
  };
  const written = ({ parameters }: ComponentSpec, name: string): string =>
    `${JSON.stringify(parameters[name])}${unitOf(name)}`;
  return {
    component,
    parameters: Object.fromEntries(names.map((name) => [name, after.parameters[name]!])),
    words: names.map((name) => `${name} ${written(before, name)} → ${written(after, name)}`).join(', '),
  };
}

/** A workspace with other values of some parameters. */
export function withParameters(spec: WorkspaceSpec, parameters: Parameters): WorkspaceSpec {
  const components = Object.entries(spec.components).map(([id, component]) => {
    const changed = own(parameters, id);
    const all = changed && { ...component, parameters: { ...component.parameters, ...changed } };
    return [id, all ?? component] as const;
  });
  return { ...spec, components: Object.fromEntries(components) };
}
