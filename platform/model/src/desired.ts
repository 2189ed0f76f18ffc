import type { JsonObject } from './json.ts';

/** What should exist for one twin, and how its life is to be kept: the content of `desired.json`. */
export interface Desired {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'Desired';
  /** The twin's flat id: `incubator`, `factory.r1`. */
  readonly twin: string;
  readonly version: string;
  /** Version of the deployment program: a new one makes every twin's desired state differ. */
  readonly program: string;
  readonly lifecycle: {
    readonly desired: 'running' | 'suspended' | 'terminated';
    /** `none`, `latest` or the name of a snapshot. */
    readonly restore: string;
    readonly prune: 'confirm' | 'never' | 'auto';
  };
  /** The place, as `platform.yaml` names it, and its kind. */
  readonly place: { readonly name: string; readonly kind: string };
  /** Operators' overrides that went into this rendering. */
  readonly overrides: {
    readonly emulate?: true;
    /** Of the emulated twin; absent: lockstep. */
    readonly clock?: 'wall';
    readonly desired?: 'running' | 'suspended' | 'terminated';
  };
  /** By logical name; empty unless the twin is to run. */
  readonly resources: { readonly [name: string]: DesiredResource };
}

/** One Pulumi resource. */
export interface DesiredResource {
  /** A Pulumi type token from the allow-list, e.g. `dtaas:process:Workspace`. */
  readonly type: string;
  /** For `dtaas:process:Workspace`: `{twin, spec}` with a `WorkspaceSpec`. */
  readonly inputs: JsonObject;
  readonly dependsOn?: readonly string[];
}
