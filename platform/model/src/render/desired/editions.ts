import { canonicalJson, sha256 } from '../../digest/index.ts';
import type { Desired, DesiredResource, FirstDesired } from '../../generated/types.ts';
import { validateDesired, validateFirstDesired } from '../../generated/validators.js';
import type { JsonObject } from '../../values/json.ts';
import type { WorkspaceSpec } from '../../workspace.ts';

/** Stands for the workspace's text inside a resource's inputs. */
export const workspaceReference = { $ref: 'workspace' };

/** The flavour of every twin of the first edition; also the default of `twin.yaml`. */
const firstFlavour = 'process';

/**
 * The text of `desired.json`; two renderings are the same exactly if their texts are. The text is of the first edition
 * if that can express the rendering: a twin that an earlier platform deployed keeps its text, so nobody deploys it
 * again, and a clone with the earlier platform can continue with the twin.
 */
export function printDesired(desired: Desired): string {
  return canonicalJson(inFirstEdition(desired) ?? desired);
}

/** The one text of a workspace's specification: a place makes this text, and its hash tells workspaces apart. */
export function printWorkspace(spec: WorkspaceSpec): string {
  return canonicalJson(spec);
}

/** Tells one workspace from another: the first 16 hex digits of the sha256 of its text. */
export function generationOf(workspace: WorkspaceSpec | string): string {
  const text = typeof workspace === 'string' ? workspace : printWorkspace(workspace);
  return sha256(text).slice(0, 16);
}

/**
 * A `desired.json` of either edition, parsed, in the second. `undefined` for anything else. A recorded `desired.json` is
 * compared, shown and released; only a rendering is deployed.
 */
export function readDesired(value: unknown): Desired | undefined {
  // A validator is the proof that the value has its type.
  if (validateDesired(value)) return value as Desired;
  const { edition } = Object(value) as { edition?: unknown };
  return edition === undefined && validateFirstDesired(value)
    ? inSecondEdition(value as FirstDesired)
    : undefined;
}

function inSecondEdition(desired: FirstDesired): Desired {
  const { place, resources, ...rest } = desired;
  const { workspace } = resources;
  const spec = workspace?.inputs['spec'];
  return {
    ...rest,
    edition: 2,
    place: { ...place, settings: {} },
    flavour: firstFlavour,
    resources:
      workspace && spec !== undefined
        ? { ...resources, workspace: withSpec(workspace, workspaceReference) }
        : resources,
    // An interface has no index signature to say that it is JSON.
    ...(spec === undefined ? {} : { workspace: spec as unknown as WorkspaceSpec }),
  };
}

/** `undefined` if the first edition can't express it. */
function inFirstEdition(desired: Desired): FirstDesired | undefined {
  const { edition: _, place, flavour, workspace: spec, resources, ...rest } = desired;
  const { settings, ...known } = place;
  if (flavour !== firstFlavour || Object.keys(settings).length > 0) return undefined;
  if (!spec) return Object.keys(resources).length > 0 ? undefined : { ...rest, place: known, resources };
  const { workspace, ...others } = resources;
  if (!workspace || Object.keys(others).length > 0 || !isOfFirstEdition(workspace)) return undefined;
  const whole = withSpec(workspace, spec as unknown as JsonObject);
  return { ...rest, place: known, resources: { workspace: whole } };
}

/** Whether a resource has only a type and inputs, and refers only to the workspace. */
function isOfFirstEdition({ type: _, inputs: { spec, ...inputs }, ...more }: DesiredResource): boolean {
  const isPlain = Object.values(inputs).every((value) => typeof value !== 'object');
  return (
    isPlain &&
    Object.keys(more).length === 0 &&
    canonicalJson({ spec }) === canonicalJson({ spec: workspaceReference })
  );
}

function withSpec(resource: DesiredResource, spec: JsonObject): DesiredResource {
  return { ...resource, inputs: { ...resource.inputs, spec } };
}
