import type { DesiredResources, Json, JsonObject } from '@dtaas/model';
import { resourcesRefused } from '../failures.ts';

/** An output of another resource, as inputs name it: `{"$ref": "port.id"}`. */
export interface OutputReference {
  readonly resource: string;
  readonly output: string;
}

/** What stands for `{"$ref": "workspace"}`: the text of the workspace. */
const workspaceName = 'workspace';

/** The text after `$ref` if a value is a reference. */
function referenceIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { $ref, ...more } = value as { readonly $ref?: unknown };
  return typeof $ref === 'string' && Object.keys(more).length === 0 ? $ref : undefined;
}

/** A copy of a JSON value in which each reference is replaced. */
function replaceReferences<T>(value: unknown, replace: (reference: string) => T): unknown {
  const reference = referenceIn(value);
  if (reference !== undefined) return replace(reference);
  if (Array.isArray(value)) return value.map((each) => replaceReferences(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceReferences(each, replace)]),
  );
}

/** The value with each reference to an output replaced by what `outputOf` answers. */
export function withOutputs(value: Json, outputOf: (reference: OutputReference) => unknown): unknown {
  return replaceReferences(value, (text) => outputOf(parseReference(text)));
}

/** The outputs of other resources that a value refers to. */
export function outputsIn(value: Json): readonly OutputReference[] {
  const found: OutputReference[] = [];
  withOutputs(value, (reference) => found.push(reference));
  return found;
}

/**
 * The resources with the workspace's text in place of each reference to it, each resource after those it needs.
 *
 * @throws DtaasError `resources-refused` for a reference to something that isn't there, and for a cycle
 */
export function fillAndOrder(resources: DesiredResources, workspace: string | undefined): DesiredResources {
  const ordered = new Map<string, DesiredResources[string]>();
  const visit = (name: string, path: readonly string[]): void => {
    if (ordered.has(name)) return;
    if (path.includes(name))
      throw resourcesRefused({ name, reason: `needs itself: ${[...path, name].join(' -> ')}` });
    if (!Object.hasOwn(resources, name))
      throw resourcesRefused({ name: path.at(-1)!, reason: `needs the resource ${name}, which isn't there` });
    const inputs = filled(name, resources[name]!.inputs, workspace);
    const resource = { ...resources[name]!, inputs };
    const needed = [...(resource.dependsOn ?? []), ...outputsIn(inputs).map((output) => output.resource)];
    for (const each of needed) visit(each, [...path, name]);
    ordered.set(name, resource);
  };
  for (const name of Object.keys(resources)) visit(name, []);
  return Object.fromEntries(ordered);
}

function filled(name: string, inputs: JsonObject, workspace: string | undefined): JsonObject {
  return replaceReferences(inputs, (reference) => {
    if (reference !== workspaceName) return { $ref: reference };
    if (workspace === undefined)
      throw resourcesRefused({ name, reason: 'refers to the workspace, and there is none' });
    return workspace;
  }) as JsonObject;
}

function parseReference(text: string): OutputReference {
  const [resource = '', output = '', ...more] = text.split('.');
  if (resource === '' || output === '' || more.length > 0) {
    throw resourcesRefused({
      name: text,
      reason: 'is not a reference: a reference is "workspace" or "<resource>.<output>"',
    });
  }
  return { resource, output };
}
