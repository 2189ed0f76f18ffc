import type { DesiredResources, Json, JsonObject } from '@dtaas/model';
import { resourcesRefused } from '../failures.ts';

/** An output of another resource, as inputs name it: `{"$ref": "port.id"}`. */
export interface OutputReference {
  readonly resource: string;
  readonly output: string;
}

/** What stands for `{"$ref": "workspace"}`: the text of the workspace. */
const workspaceName = 'workspace';

/** A copy of a JSON value in which each reference is replaced. */
function replaceReferences(value: unknown, replace: (reference: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => replaceReferences(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  const fields: [string, unknown][] = Object.entries(value);
  const [[name, reference] = []] = fields;
  if (fields.length === 1 && name === '$ref' && typeof reference === 'string') return replace(reference);
  return Object.fromEntries(fields.map(([field, each]) => [field, replaceReferences(each, replace)]));
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
    const resource = resources[name]!;
    const needed = [...(resource.dependsOn ?? [])];
    const inputs = replaceReferences(resource.inputs, (reference) => {
      if (reference !== workspaceName) {
        needed.push(parseReference(reference).resource);
        return { $ref: reference };
      }
      if (workspace === undefined)
        throw resourcesRefused({ name, reason: 'refers to the workspace, and there is none' });
      return workspace;
    }) as JsonObject;
    for (const each of needed) visit(each, [...path, name]);
    ordered.set(name, { ...resource, inputs });
  };
  for (const name of Object.keys(resources)) visit(name, []);
  return Object.fromEntries(ordered);
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
