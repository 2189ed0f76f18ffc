import type { JsonObject } from '@dtaas/model';
import type { KindTable } from '../kinds/resource-kind.ts';
import { type Checkpoint, nameOf, providerUrn, type ResourceState } from './checkpoint.ts';
import { withoutSecrets } from './secrets.ts';

/** What Pulumi recorded, without secrets. */
export interface Recorded {
  /** `undefined` for a stack that was never there. */
  readonly checkpoint: Checkpoint | undefined;
  /** Properties with secrets that no kind names, which are left out: `workspace: outputs.token`. */
  readonly secrets: readonly string[];
}

/** The file of Pulumi's backend for one stack. */
export function toBackendFile(checkpoint: Checkpoint | undefined, stack: string): string {
  const { deployment, ...rest } = checkpoint ?? { version: 3, deployment: undefined };
  return JSON.stringify({ ...rest, checkpoint: { stack, latest: deployment } });
}

/**
 * Reads the file of Pulumi's backend. The same resources give the same bytes: the time of an update that changed nothing
 * is left out, and so are the secrets provider, this machine's paths, and everything secret.
 */
export function fromBackendFile(text: string, table: KindTable): Recorded {
  const { version, features, checkpoint } = JSON.parse(text) as BackendFile;
  if (!checkpoint?.latest) return { checkpoint: undefined, secrets: [] };
  const {
    secrets_providers: ___,
    manifest = {},
    resources = [],
    pending_operations,
    ...rest
  } = checkpoint.latest;
  const secrets: string[] = [];
  // Pulumi notes where in the program a resource was made, as paths of this machine.
  const clean = ({ sourcePosition: _, stackTrace: __, ...resource }: ResourceState): ResourceState =>
    withoutSecrets(table, resource, (property) => secrets.push(`${nameOf(resource.urn)}: ${property}`));
  const pending = pending_operations?.map((each) => ({ ...each, resource: clean(each.resource) }));
  const deployment = {
    manifest: { ...manifest, time: '0001-01-01T00:00:00Z' },
    resources: inSteadyOrder(resources.map(clean)),
    ...rest,
    ...(pending && pending.length > 0 ? { pending_operations: pending } : {}),
  };
  return { checkpoint: { version, ...(features ? { features } : {}), deployment }, secrets };
}

/** As Pulumi writes the file. Only Pulumi and `toBackendFile` write it. */
interface BackendFile {
  readonly version: number;
  readonly features?: readonly string[];
  readonly checkpoint?: {
    readonly latest?: Partial<Checkpoint['deployment']> & { readonly secrets_providers?: JsonObject };
  };
}

/**
 * Resources in an order that depends on nothing but themselves: each after those it needs, ties by URN. Pulumi records
 * them in the order in which their registrations happened to arrive.
 */
export function inSteadyOrder(resources: readonly ResourceState[]): ResourceState[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const depths = new Map<string, number>();
  const depthOf = (urn: string): number => {
    const known = depths.get(urn);
    if (known !== undefined) return known;
    // The end of a circle, which only somebody else can have written.
    depths.set(urn, 0);
    const needed = needsOf(byUrn.get(urn)!).filter((each) => byUrn.has(each));
    const depth = needed.length === 0 ? 0 : 1 + Math.max(...needed.map(depthOf));
    depths.set(urn, depth);
    return depth;
  };
  return [...resources].sort(
    (a, b) => depthOf(a.urn) - depthOf(b.urn) || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0),
  );
}

/** URNs of the resources that a resource needs, from each field in which Pulumi records that. */
function needsOf({ parent, provider, dependencies, deletedWith }: ResourceState): string[] {
  const dependedOn: unknown[] = Array.isArray(dependencies) ? dependencies : [];
  return [parent, providerUrn(provider), deletedWith, ...dependedOn].filter((urn) => typeof urn === 'string');
}
