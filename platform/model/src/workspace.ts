import type { Conversion } from './units/index.ts';
import type { Json } from './values/json.ts';

/**
 * What one workspace runs: all that the runner gets to know. It is rendered into `desired.json`, given to the workspace as a
 * file, and read by the runner. It has no path of a machine, no time and no value of a secret, so the same closure gives the
 * same bytes anywhere.
 */
export interface WorkspaceSpec {
  readonly twin: string;
  /** By component id. */
  readonly components: { readonly [component: string]: ComponentSpec };
  /** The image in which the components run: of a twin in containers, if `platform.yaml` names an image. */
  readonly image?: ImageSpec;
  /** In the order of their targets, then sources. */
  readonly connections: readonly ConnectionSpec[];
  /**
   * Component ids in the order in which a lockstep step runs them (topological over connections that aren't
   * delayed, ties by id).
   */
  readonly order: readonly string[];
  readonly clock: ClockSpec;
  /** Absent if the twin has no physical twin, or an emulator takes its place. */
  readonly physicalTwin?: PhysicalTwinSpec;
  /** The component that takes the place of the physical twin. Its ports are connected like those of other components. */
  readonly emulator?: string;
  /** The external systems that components name, by the twin's names for them; absent if components name none. */
  readonly integrations?: { readonly [name: string]: IntegrationSpec };
  readonly network: NetworkSpec;
  /** The endpoints that are exposed, by the twin's names for them; absent: none. */
  readonly expose?: { readonly [name: string]: ExposureSpec };
  /** Names of the secrets that components and the physical twin's link need, resolved at start, sorted. */
  readonly secrets: readonly string[];
  readonly save: { readonly everySeconds?: number; readonly keep: number; readonly onTerminate: boolean };
  readonly resources: {
    readonly cpu?: number;
    readonly memoryBytes?: number;
    /** The largest size of all components' states together; absent: the runner's default. */
    readonly diskBytes?: number;
  };
}

/** An image by its content. */
export interface ImageSpec {
  /** The digest of its manifest, by which a registry knows it: `sha256:…`. */
  readonly digest: string;
  /** The digest of its configuration, by which an engine knows it, also after a load. */
  readonly id: string;
}

/** The files of one version of an asset, with what is built for it. */
export interface StagedAsset {
  /** `functions/kalman-filter` */
  readonly asset: string;
  readonly version: string;
  /** The content digest of the asset (documentation aside); its files stand in the place's store under it. */
  readonly digest: string;
  readonly environment: EnvironmentSpec;
}

export interface ComponentSpec extends StagedAsset {
  /** Absent for an asset that is not started: data, a model, or a tool that has only `batch`. */
  readonly run?: {
    readonly command: readonly string[];
    readonly transport: 'stdio' | 'mqtt';
    /** The requests that the component answers on its control port. For others, the runner stops and starts it. */
    readonly control: readonly ('save' | 'pause' | 'resume' | 'report' | 'configure')[];
    /** The version of the component contract; absent: 1. */
    readonly contract?: number;
    /** The TCP ports on which it listens, by name; absent: none. */
    readonly endpoints?: { readonly [name: string]: number };
  };
  /** In the units that the asset declares. */
  readonly parameters: { readonly [name: string]: Json };
  /** Names of the parameters of which a running component is told a new value, sorted; absent: none. */
  readonly live?: readonly string[];
  /** UCUM codes of the parameters that have a unit, for plans. */
  readonly parameterUnits?: { readonly [name: string]: string };
  readonly inputs: { readonly [port: string]: PortSpec };
  readonly outputs: { readonly [port: string]: PortSpec };
  /**
   * The ports of a generic asset in the order of their declaration; absent: that order is alphabetical. Other assets have the
   * order in their `asset.yaml`.
   */
  readonly inputOrder?: readonly string[];
  readonly outputOrder?: readonly string[];
  /** Name of the use → id of the component that it is bound to. */
  readonly uses: { readonly [name: string]: string };
  /** Name of the use → the function that is imported under it; absent without libraries. */
  readonly libraries?: { readonly [name: string]: StagedAsset };
  /** The asset's name of an external system → the twin's name of it; absent without external systems. */
  readonly integrations?: { readonly [name: string]: string };
  readonly limits: { readonly cpu?: number; readonly memoryBytes?: number; readonly processes?: number };
}

/** An external system. Secrets are names; a component that names the system gets them as files. */
export interface IntegrationSpec {
  readonly type: string;
  /** Without credentials. */
  readonly url?: string;
  /** Name of a secret. */
  readonly token?: string;
  /** Name of a secret whose value is `user:password`. */
  readonly credentials?: string;
  /** Other settings of this type of system; `{secret: NAME}` stands for a secret. */
  readonly options?: { readonly [name: string]: Json };
}

/** An endpoint of a component, and where it is exposed on the machine that has the workspace. */
export interface ExposureSpec {
  readonly component: string;
  readonly endpoint: string;
  /** An IP address. */
  readonly address: string;
  /** Absent: the runner picks a free port and keeps it. */
  readonly port?: number;
}

/** What is built or fetched before the component's command runs. */
export type EnvironmentSpec =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'node' | 'python';
      /** The lock file's path in the asset. */
      readonly lock: string;
      /** sha256 of the lock file's bytes, hex. */
      readonly lockDigest: string;
    }
  | { readonly kind: 'image'; readonly image: string };

export interface PortSpec {
  readonly type: 'number' | 'integer' | 'boolean' | 'string' | 'object';
  /** UCUM code; absent for a port without a unit. */
  readonly unit?: string;
  /** The size of each dimension of an array port; `null` for any size. */
  readonly shape?: readonly (number | null)[];
  /** Each event and each command is delivered once and in order; absent: of values the newest counts. */
  readonly as?: 'event' | 'command';
  /** How many events or commands may wait at this input; absent: the runner's default. */
  readonly buffer?: number;
  /** Steps that a value waits before this input sees it (lockstep); 0 or 1. */
  readonly delay?: number;
  /** Another name of the port for the component. */
  readonly alias?: string;
  /** The value of an input of a generic asset until the first one arrives. Other assets have it in their `asset.yaml`. */
  readonly default?: Json;
}

export interface ConnectionSpec {
  /** `component` is `physical` for telemetry and commands of the physical twin. */
  readonly from: { readonly component: string; readonly port: string };
  readonly to: { readonly component: string; readonly port: string };
  /** From the source's unit to the target's; absent: nothing is converted. */
  readonly convert?: Conversion;
}

export type ClockSpec =
  | {
      readonly mode: 'wall';
      /** Seconds between two updates of the emulator's clock; absent without an emulator. */
      readonly stepSeconds?: number;
    }
  | {
      readonly mode: 'lockstep';
      readonly stepSeconds: number;
      /** Multiple of real time; `max` as fast as it goes. */
      readonly speed: number | 'max';
      /** Seconds since 1970-01-01T00:00:00Z at step 0; at least 2^28, which RFC 8428 requires of absolute times. */
      readonly epoch: number;
      /** The number of steps of the run; absent: the run has no end. */
      readonly steps?: number;
    };

export type LinkProtocol = 'mqtt' | 'opcua';

/** A connection to the physical twin. */
export interface LinkSpec {
  readonly protocol: LinkProtocol;
  /** Without credentials. */
  readonly url: string;
  /** Name of a secret whose value is `user:password`. */
  readonly credentials?: string;
  readonly security?: { readonly mode: string; readonly policy: string };
  /** Name of a secret whose value is the certificate and the private key of the twin, as PEM. */
  readonly certificate?: string;
  /** SHA-1 or SHA-256 of the server's certificate, in lower-case hex digits; absent: any certificate is accepted. */
  readonly serverThumbprint?: string;
}

/** `protocol`, `url` and `credentials` are those of a link without a name; absent with `links`. */
export interface PhysicalTwinSpec extends Partial<Pick<LinkSpec, 'protocol' | 'url' | 'credentials'>> {
  /** By name. Each telemetry and command names its link. */
  readonly links?: { readonly [name: string]: LinkSpec };
  /** Commands are shown and never sent; absent: commands are sent. */
  readonly mode?: 'shadow';
  readonly telemetry: { readonly [port: string]: TelemetrySpec };
  /** The ports of `telemetry` in the order of their declaration; absent: that order is alphabetical. */
  readonly telemetryOrder?: readonly string[];
  readonly commands: { readonly [port: string]: CommandSpec };
}

/** The place of a value at the physical twin: a link of `links`, and an address in the words of its protocol. */
export interface SignalAddress {
  readonly link?: string;
  readonly topic?: string;
  readonly node?: string;
}

export interface TelemetrySpec extends SignalAddress {
  readonly port: PortSpec;
  /** How often an OPC UA server looks at the value; absent: the runner's default. */
  readonly samplingSeconds?: number;
  /** How many values an OPC UA server keeps between two messages; absent: the runner's default. */
  readonly queue?: number;
  /** JSON pointer into the payload; absent: the payload is the bare value. */
  readonly pointer?: string;
  /** Absent: a value has the time of its arrival. */
  readonly time?: MessageTime;
  /** How long the port may be silent. */
  readonly timeoutSeconds?: number;
}

export interface CommandSpec extends SignalAddress {
  readonly port: PortSpec;
  /** JSON pointer to the place of the value in `template`; absent: the payload is the bare value. */
  readonly pointer?: string;
  /** Absent: an empty object. */
  readonly template?: Json;
  readonly time?: MessageTime;
  /** The value that the physical twin gets when the twin no longer commands it. */
  readonly safe?: Json;
  /** How long an event or a command may wait for the connection; absent: the runner's default. */
  readonly expiresSeconds?: number;
}

/** The place of the time in a message, and its form. */
export interface MessageTime {
  readonly pointer: string;
  /** A number of this unit since 1970-01-01T00:00:00Z, or an ISO 8601 `text`. */
  readonly unit: 's' | 'ms' | 'us' | 'ns' | 'text';
  /** The time zone of a text without an offset; absent: UTC. */
  readonly zone?: string;
}

export interface NetworkSpec {
  /**
   * `allow`: components reach the Internet, but no private network. `unspecified` if `twin.yaml` has no network: access is then denied
   * only if the machine can deny it.
   */
  readonly internet: 'deny' | 'allow' | 'unspecified';
  /** `host:port`, sorted. Reached through the forwarder. */
  readonly allow: readonly string[];
  /** True if `twin.yaml` has a network: the network is enforced, or the twin is refused. */
  readonly required: boolean;
}

/** The assets that a workspace needs on its machine: those of its components, and their libraries. Each digest once. */
export function stagedAssets({ components }: Pick<WorkspaceSpec, 'components'>): readonly StagedAsset[] {
  const all = Object.values(components).flatMap(({ libraries = {}, ...component }) => [
    component,
    ...Object.values(libraries),
  ]);
  return [...new Map(all.map((asset) => [asset.digest, asset])).values()];
}
