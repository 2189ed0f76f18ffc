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
    secrets_providers: _,
    manifest = {},
    resources = [],
    pending_operations,
    ...rest
  } = checkpoint.latest;
  const secrets: string[] = [];
  const clean = (resource: ResourceState): ResourceState => {
    const { resource: kept, unexpected } = withoutSecrets(table, withoutOrigin(resource));
    secrets.push(...unexpected.map((property) => `${nameOf(resource.urn)}: ${property}`));
    return kept;
  };
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

/** Pulumi notes where in the program a resource was made, as paths of this machine. */
function withoutOrigin({ sourcePosition: _, stackTrace: __, ...resource }: ResourceState): ResourceState {
  return resource;
}

/** The fields by which Pulumi records that a resource needs others. */
interface Linked {
  readonly urn: string;
  readonly parent?: unknown;
  readonly provider?: unknown;
  readonly dependencies?: unknown;
  readonly deletedWith?: unknown;
}

/**
 * Resources in an order that depends on nothing but themselves: each after those it needs, ties by URN. Pulumi records
 * them in the order in which their registrations happened to arrive.
 */
export function inSteadyOrder<R extends Linked>(resources: readonly R[]): R[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const depths = new Map<string, number>();
  const depthOf = (urn: string): number => {
    const known = depths.get(urn);
    if (known !== undefined) return known;
    depths.set(urn, 0);
    const resource = byUrn.get(urn);
    const needed = resource ? needsOf(resource).filter((each) => byUrn.has(each)) : [];
    const depth = needed.length === 0 ? 0 : 1 + Math.max(...needed.map(depthOf));
    depths.set(urn, depth);
    return depth;
  };
  const key = new Map(resources.map((resource) => [resource, depthOf(resource.urn)]));
  return [...resources].sort(
    (a, b) => key.get(a)! - key.get(b)! || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0),
  );
}

function needsOf({ parent, provider, dependencies, deletedWith }: Linked): string[] {
  const dependedOn: unknown[] = Array.isArray(dependencies) ? dependencies : [];
  return [parent, providerUrn(provider), deletedWith, ...dependedOn].filter((urn) => typeof urn === 'string');
}
