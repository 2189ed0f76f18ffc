import type { JsonObject } from '@dtaas/model';
import type { KindTable } from '../kinds/resource-kind.ts';
import { type Checkpoint, nameOf, type ResourceState } from './checkpoint.ts';
import { inSteadyOrder } from './resource-order.ts';
import { withoutSecrets } from './secrets.ts';

/** What Pulumi recorded, as it may be kept. */
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

/** Where in the program a resource was made is noted as paths of this machine. */
function withoutOrigin({ sourcePosition: _, stackTrace: __, ...resource }: ResourceState): ResourceState {
  return resource;
}
