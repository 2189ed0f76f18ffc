import type { JsonObject } from './values/json.ts';
import type { WorkspaceSpec } from './workspace.ts';

/** What should exist for one instance, and how its life is to be kept: the content of `desired.json`. */
export interface Desired {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'Desired';
  /** Files of the first edition say nothing here. `readDesired` reads both, `printDesired` writes both. */
  readonly edition: 2;
  /** The instance's id: `incubator`, `factory.r1`. */
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
  readonly place: DesiredPlace;
  /** The sort of workspace: `process`, `container` ... */
  readonly flavour: string;
  /** Operators' overrides that went into this rendering. */
  readonly overrides: {
    readonly emulate?: true;
    /** Of the emulated twin; absent: lockstep. */
    readonly clock?: 'wall';
    readonly desired?: 'running' | 'suspended' | 'terminated';
  };
  /** What the components are and how they are wired; absent unless the twin is to run. */
  readonly workspace?: WorkspaceSpec;
  /** By logical name; empty unless the twin is to run. */
  readonly resources: DesiredResources;
}

/** The place, as `platform.yaml` names it, its kind, and what `platform.yaml` says for that kind alone. */
export interface DesiredPlace {
  readonly name: string;
  readonly kind: string;
  readonly settings: JsonObject;
}

export interface DesiredResources {
  readonly [name: string]: DesiredResource;
}

/** One Pulumi resource, as the kind of place asks for it. */
export interface DesiredResource {
  /** A Pulumi type token of the table of resource kinds: `docker:index/container:Container`. */
  readonly type: string;
  /** The inputs of the provider that makes it, such as the address of a host; absent: the provider's defaults. */
  readonly provider?: JsonObject;
  /** The version of the provider's plugin; absent: the installed one. */
  readonly version?: string;
  /**
   * Anywhere inside, `{"$ref": "workspace"}` stands for the workspace's text (`printWorkspace`) and
   * `{"$ref": "<resource>.<output>"}` for an output of another resource of this file.
   */
  readonly inputs: JsonObject;
  /** Names of resources that are made before this one, beside those that the inputs refer to. */
  readonly dependsOn?: readonly string[];
}
