// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.
import type { Json, JsonObject } from '../values/json.ts';
import type { WorkspaceSpec } from '../workspace.ts';

/**
 * The version of the format.
 */
export type ApiVersion = 'dtaas/v1';
/**
 * `Data` (sources and sinks), `Model`, `Function` (processing, estimation, control) or `Tool` (software that evaluates models). It matches the folder: `data`, `models`, `functions`, `tools`.
 */
export type AssetKind = 'Data' | 'Model' | 'Function' | 'Tool';
/**
 * A name that is also a directory's: lower-case words of letters and digits joined by `-`, at most 63 characters.
 */
export type Name = string;
/**
 * A semantic version, e.g. `1.0.0` or `2.0.0-rc.1`. Numbers have no leading zeros and at most 15 digits.
 */
export type Version = string;
/**
 * A range of semantic versions: `^1`, `~1.2`, `1.0.0`, `>=1 <3`.
 */
export type Range = string;
/**
 * The type of a value. `object` is any JSON object.
 */
export type ValueType = 'number' | 'integer' | 'boolean' | 'string' | 'object';
/**
 * A unit as a case-sensitive UCUM code: `Cel`, `K`, `J/K`, `m/s2`, `1` for a pure number.
 */
export type Unit = string;
/**
 * Whether a temperature is `absolute`, a point on its scale, or a `difference` between two points. Absent: absolute for `Cel` and `[degF]`; a value in `K` is then not converted to or from these.
 */
export type Temperature = 'absolute' | 'difference';
/**
 * Sizes of each dimension of an array, outermost first; `null` where any size goes. Absent: a single value.
 *
 * @minItems 1
 * @maxItems 8
 */
export type Shape = (number | null)[];
/**
 * A value. Where a unit belongs to it, it is written `{value: 616, unit: J/K}`.
 */
export type Value = Json;
/**
 * An asset by its folder and name, e.g. `functions/kalman-filter`.
 */
export type AssetReference = string;
/**
 * A path of a file within the asset: relative, with `/`, without `..`.
 */
export type Path = string;
/**
 * A program and its arguments, each an element. No shell reads it. It runs in the asset's directory.
 *
 * @minItems 1
 * @maxItems 256
 *
 * Items: A text without the character NUL, which no program can be given.
 */
export type Command = string[];
/**
 * A length of time: a number and `ms`, `s`, `min`, `h` or `d`, e.g. `60s`.
 */
export type Duration = string;
/**
 * Processors: 1 is one, 0.1 a tenth of one's time.
 */
export type Cpu = number;
/**
 * An amount of memory in bytes: a whole number and `Ki`, `Mi`, `Gi`, `Ti` (powers of 1024) or `k`, `M`, `G`, `T` (of 1000), e.g. `128Mi`.
 */
export type Bytes = string;
/**
 * `component.output -> component.input`. `physical` is the physical twin; a child's port is `child.component.port`.
 */
export type Connection = string;
/**
 * The name of a secret, never its value: upper-case letters, digits and `_`.
 */
export type SecretName = string;
/**
 * An MQTT topic, without wildcards.
 */
export type Topic = string;
/**
 * A JSON pointer (RFC 6901), e.g. `/average_temperature` or `/readings/0/value`.
 */
export type JsonPointer = string;
/**
 * An asset or a twin by its folder and name, e.g. `models/pump` or `twins/factory`.
 */
export type Reference = string;

/**
 * The formats, by the name of their schema.
 */
export interface Formats {
  asset: Asset;
  twin: Twin;
  lock: Lock;
  platform: Platform;
}
/**
 * A reusable part: `assets/<kind>/<name>/asset.yaml`.
 */
export interface Asset {
  apiVersion: ApiVersion;
  kind: AssetKind;
  metadata: Metadata;
  spec: AssetSpec;
}
/**
 * What it is, and who looks after it.
 */
export interface Metadata {
  name: Name;
  version: Version;
  needs?: Range;
  /**
   * What it is, in a few words, for lists.
   */
  title?: string;
  /**
   * What it does and does not do, in a few sentences.
   */
  description?: string;
  /**
   * Its licence as an SPDX expression, e.g. `MIT` or `Apache-2.0 OR MIT`.
   */
  license?: string;
  /**
   * The people and teams who look after it, by the names they have in `platform.yaml` or on the forge.
   *
   * @maxItems 64
   */
  owners?: string[];
  /**
   * Words to find it by.
   *
   * @maxItems 64
   */
  tags: Name[];
}
/**
 * What the asset offers, what it needs, and how it is run.
 */
export interface AssetSpec {
  /**
   * The values that it takes while it runs, by the name of the port.
   */
  inputs: {
    [k: string]: InputPort;
  };
  /**
   * The values that it gives while it runs, by the name of the port.
   */
  outputs: {
    [k: string]: OutputPort;
  };
  /**
   * What a twin may set, by name.
   */
  parameters: {
    [k: string]: Parameter;
  };
  /**
   * The models and data that it evaluates, by the name it gives them. Only functions and tools use any. A twin binds each to a component.
   */
  uses: {
    [k: string]: Use;
  };
  /**
   * The files of a data asset that others read, by their path in the asset.
   */
  files: {
    [k: string]: DataFile;
  };
  /**
   * The files for people. They count for no digest, and the asset can't read them where it runs or is tested. An entry is the path of a file, or of a folder with `/` at the end; `*` stands for any part of a name. Absent: `README.md`, `LICENSE*`, `CHANGELOG.md` and `docs/` at the asset's root. `[]`: no file is documentation.
   *
   * @maxItems 100
   *
   * Items: The path of a file in the asset, `notes.txt`, or of a folder with `/` at the end, `notes/`; `*` stands for any part of a name.
   */
  documentation?: string[];
  environment: Environment;
  run?: Run;
  batch?: Batch;
  test?: Test;
  requires: Requirements;
  restrictions: Restrictions;
}
/**
 * A value that the asset takes.
 */
export interface InputPort {
  type: ValueType;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  /**
   * Whether something must be connected to it.
   */
  required: boolean;
  /**
   * Steps that a value waits before this input sees it, where the clock is lockstep. A loop of connections must cross an input with `delay: 1`.
   */
  delay: 0 | 1;
  default?: Value;
  /**
   * What it is.
   */
  description?: string;
}
/**
 * A value that the asset gives.
 */
export interface OutputPort {
  type: ValueType;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  /**
   * What it is.
   */
  description?: string;
}
/**
 * Something that a twin may set. Without a default it must be set.
 */
export interface Parameter {
  type: ValueType;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  default?: Value;
  /**
   * The least value allowed, in `unit`.
   */
  minimum?: number;
  /**
   * The greatest value allowed, in `unit`.
   */
  maximum?: number;
  /**
   * The only values allowed, in `unit`.
   *
   * @minItems 1
   * @maxItems 1000
   */
  enum?: Value[];
  /**
   * What it is.
   */
  description?: string;
}
/**
 * A model or data that the asset needs a component for.
 */
export interface Use {
  /**
   * The kind of asset.
   */
  kind: 'Model' | 'Data';
  asset?: AssetReference;
  version?: Range;
  /**
   * Whether a twin must bind it.
   */
  required: boolean;
  /**
   * What it is for.
   */
  description?: string;
}
/**
 * A file of data.
 */
export interface DataFile {
  /**
   * Its media type, e.g. `text/csv`.
   */
  mediaType?: string;
  /**
   * What is in it.
   */
  description?: string;
  /**
   * The columns of a table, by their names in the file.
   */
  columns: {
    [k: string]: OutputPort;
  };
}
/**
 * What must be there beside the asset's own files: one of `node`, `python`, `image`. Empty: nothing.
 */
export interface Environment {
  node?: Path;
  python?: Path;
  /**
   * A container image, by its digest: `registry/name@sha256:…`.
   */
  image?: string;
}
/**
 * How it is started as a component of a twin. Absent: it isn't started (data, models, tools for batches).
 */
export interface Run {
  command: Command;
  /**
   * How records reach it: `stdio`, one JSON object a line, or `mqtt`.
   */
  transport: 'stdio' | 'mqtt';
  /**
   * The control messages that it answers. What it doesn't answer is done by stopping and starting it.
   *
   * @maxItems 4
   */
  control: ('save' | 'pause' | 'resume' | 'report')[];
}
/**
 * How it is run once: files in, files out, an exit code.
 */
export interface Batch {
  command: Command;
}
/**
 * The command of the tests. Exit code 0 means that they passed.
 */
export interface Test {
  command: Command;
  timeout: Duration;
}
/**
 * What it needs of the workspace it runs in.
 */
export interface Requirements {
  cpu?: Cpu;
  memory?: Bytes;
  /**
   * The operating system, as Node names it.
   */
  os?: 'linux' | 'darwin' | 'win32';
  /**
   * The processor's architecture, as Node names it.
   */
  arch?: 'x64' | 'arm64';
  /**
   * The number of graphics processors.
   */
  gpu?: number;
  /**
   * Seats of floating licences, by the licence's name: how many one instance takes.
   */
  seats?: {
    [k: string]: number;
  };
}
/**
 * Who may use it, and how often at once.
 */
export interface Restrictions {
  /**
   * The organisations that may use it. Absent: all.
   *
   * @minItems 1
   * @maxItems 1000
   */
  organisations?: Name[];
  /**
   * How many components of it may run at once on the platform.
   */
  maxInstances?: number;
}
/**
 * Assets put together and configured: `twins/<name>/twin.yaml`.
 */
export interface Twin {
  apiVersion: ApiVersion;
  /**
   * `Twin`.
   */
  kind: 'Twin';
  metadata: Metadata;
  spec: TwinSpec;
}
/**
 * The twin's complete configuration, C_dt.
 */
export interface TwinSpec {
  /**
   * C_a: the components, by the id that the twin gives each. `physical` is the physical twin's and can't be one.
   */
  assets: {
    [k: string]: Component;
  };
  /**
   * C_a: which output feeds which input.
   *
   * @maxItems 10000
   */
  connections: Connection[];
  physicalTwin?: PhysicalTwin;
  infrastructure: Infrastructure;
  /**
   * C_e: the external systems of the twin, by the twin's name for each. A component gets only those that it names in its own `integrations`.
   */
  integrations: {
    [k: string]: Integration;
  };
  lifecycle: Lifecycle;
  /**
   * C_dt of the level below: other twins that run as parts of this one, by the id that this twin gives each.
   */
  children: {
    [k: string]: Child;
  };
}
/**
 * One asset at work in this twin.
 */
export interface Component {
  asset: AssetReference;
  version: Range;
  with: Values;
  /**
   * Which component stands for each thing that the asset uses: name of the use → component id.
   */
  uses: {
    [k: string]: Name;
  };
  /**
   * The external systems of the component: the asset's name for a system → the twin's name in `integrations`. The component gets the addresses and secrets of these systems only.
   */
  integrations: {
    [k: string]: Name;
  };
}
/**
 * Values by the name of the parameter.
 */
export interface Values {
  [k: string]: Value;
}
/**
 * C_pt: how the twin and its physical twin talk.
 */
export interface PhysicalTwin {
  /**
   * The protocol of the link.
   */
  protocol: 'mqtt';
  /**
   * `control`: commands are sent. `shadow`: telemetry is read as usual; `dtaas status` shows the commands, but they are never sent.
   */
  mode: 'control' | 'shadow';
  /**
   * Where the broker is: `mqtt://host:port` or `mqtts://host:port`, without credentials. Write an IPv6 address in brackets: `mqtt://[::1]:1883`.
   */
  url: string;
  credentials?: Secret;
  /**
   * What comes from the physical twin, by the name of the port: connect `physical.<port>` to inputs.
   */
  telemetry: {
    [k: string]: Telemetry;
  };
  /**
   * What goes to the physical twin, by the name of the port: connect outputs to `physical.<port>`.
   */
  commands: {
    [k: string]: PhysicalCommand;
  };
  emulator?: Component;
}
/**
 * A secret by its name. The place or the deploying job knows the value.
 */
export interface Secret {
  secret: SecretName;
}
/**
 * A value that comes from the physical twin.
 */
export interface Telemetry {
  topic: Topic;
  type: ValueType;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  payload?: Payload;
  timeout?: Duration;
  /**
   * What it is.
   */
  description?: string;
}
/**
 * Where a received message holds its value and its time.
 */
export interface Payload {
  json: JsonPointer;
  time?: JsonPointer;
  /**
   * The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or an ISO 8601 `text`. Absent: `s`.
   */
  timeUnit?: 's' | 'ms' | 'us' | 'ns' | 'text';
  /**
   * The time zone of a `text` that has no offset: `Europe/Copenhagen`, or `+02:00`. Absent: UTC.
   */
  timeZone?: string;
}
/**
 * A value that goes to the physical twin.
 */
export interface PhysicalCommand {
  topic: Topic;
  type?: ValueType;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  payload?: CommandPayload;
  safe?: Value;
  /**
   * What it does.
   */
  description?: string;
}
/**
 * The message that is sent for a command.
 */
export interface CommandPayload {
  json: JsonPointer;
  template?: Value;
  time?: JsonPointer;
  /**
   * How `time` is written: as a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or as an ISO 8601 `text` in UTC. Absent: `s`.
   */
  timeUnit?: 's' | 'ms' | 'us' | 'ns' | 'text';
}
/**
 * C_i: where the twin's components run.
 */
export interface Infrastructure {
  place?: Name;
  workspace: Workspace;
  resources: Resources;
  network?: Network;
}
/**
 * What the components run in.
 */
export interface Workspace {
  /**
   * The sort of workspace.
   */
  flavour: 'process' | 'container' | 'desktop' | 'shared-vm' | 'dedicated-vm';
}
/**
 * What the workspace offers to all components together: memory is a limit, processors a share that is theirs where others want them too. Absent: only what each asset requires is held.
 */
export interface Resources {
  cpu?: Cpu;
  memory?: Bytes;
  disk?: Bytes;
}
/**
 * The addresses that the components may reach. The platform enforces the list, or refuses the twin if the machine can't. Absent: no network if the machine can deny it, else an open network, which `dtaas status` shows.
 */
export interface Network {
  /**
   * `deny`: nothing but `allow`.
   */
  internet: 'deny';
  /**
   * The addresses that components may reach, as `host:port` or `[IPv6]:port`. `localhost` means the machine on which the twin runs; `dtaas check` warns about it.
   *
   * @maxItems 1000
   *
   * Items: An address with its port: `mqtt.example.org:8883` or `[2001:db8::1]:8883`.
   */
  allow: string[];
}
/**
 * An external system.
 */
export interface Integration {
  type: Name;
  /**
   * Where it is, without credentials.
   */
  url?: string;
  token?: Secret;
  credentials?: Secret;
  options: Values;
  /**
   * What it is for.
   */
  description?: string;
}
/**
 * How the twin's life is kept.
 */
export interface Lifecycle {
  /**
   * What it should be.
   */
  desired: 'running' | 'suspended' | 'terminated';
  /**
   * The state from which a new or replaced twin starts: `none` (no state), `latest` (the latest snapshot), or the name of a snapshot.
   */
  restore: string;
  clock: Clock;
  save: Save;
  /**
   * What happens to the twin when its directory is gone: deleted after a `confirm`, `never`, or `auto`matically.
   */
  prune: 'confirm' | 'never' | 'auto';
}
/**
 * What time is for the components.
 */
export interface Clock {
  /**
   * `wall`: real time, components run freely. `lockstep`: simulated time in steps, each component after those that feed it. With an emulator the twin runs in lockstep in any case, unless `--clock wall` is given.
   */
  mode: 'wall' | 'lockstep';
  step?: Quantity;
  /**
   * Lockstep: a multiple of real time, or `max`, as fast as it goes. Absent: 1.
   */
  speed?: number | 'max';
  until?: Quantity;
  /**
   * Lockstep: the time of step 0 in seconds since 1970-01-01T00:00:00Z; at least 2^28, as RFC 8428 wants of absolute times. Absent: 1577836800, the start of 2020.
   */
  epoch?: number;
}
/**
 * A number with its unit.
 */
export interface Quantity {
  /**
   * The number, in `unit`.
   */
  value: number;
  unit: Unit;
}
/**
 * When the twin's state is saved.
 */
export interface Save {
  every?: Duration;
  /**
   * How many of the scheduled snapshots are kept.
   */
  keep: number;
  /**
   * Whether it is saved before it is terminated.
   */
  onTerminate: boolean;
}
/**
 * Another twin that runs as a part of this one.
 */
export interface Child {
  twin: Name;
  version: Range;
  /**
   * Values of its components' parameters: component id → parameter → value.
   */
  with: {
    [k: string]: Values;
  };
}
/**
 * Which version of each reference a twin uses: `twins/<name>/twin.lock`. Written by `dtaas lock`.
 */
export interface Lock {
  apiVersion: ApiVersion;
  /**
   * `Lock`.
   */
  kind: 'Lock';
  /**
   * The version of each reference of the twin and of its assets.
   *
   * @maxItems 10000
   */
  references: LockedReference[];
}
/**
 * One reference and its version.
 */
export interface LockedReference {
  reference: Reference;
  range: Range;
  version: Version;
  source: Name;
  /**
   * The commit that its tag names, in hex digits. Absent for `tree`: a file can't name the commit that holds it.
   */
  commit?: string;
  /**
   * The git tree id of its directory in that commit, in hex digits. Absent for `tree`.
   */
  tree?: string;
  /**
   * The digest of its content, documentation aside: sha256 in hex digits.
   */
  digest: string;
}
/**
 * What is the organisation's own: `platform.yaml` at the root.
 */
export interface Platform {
  apiVersion: ApiVersion;
  /**
   * `Platform`.
   */
  kind: 'Platform';
  metadata: PlatformMetadata;
  spec: PlatformSpec;
}
/**
 * What the platform is called.
 */
export interface PlatformMetadata {
  name: Name;
  needs?: Range;
  /**
   * The platform's name as people write it.
   */
  title?: string;
}
/**
 * What the platform offers and what it allows.
 */
export interface PlatformSpec {
  organisation: Name;
  /**
   * The machines, Docker hosts and clouds that workspaces run on, by name.
   */
  places: {
    [k: string]: Place;
  };
  defaultPlace: Name;
  /**
   * Pools of shared virtual machines, by name.
   */
  pools: {
    [k: string]: Pool;
  };
  quotas: Quotas;
  /**
   * Who is what: name of a role or team → the people and teams in it, as the forge names them.
   */
  roles: {
    /**
     * @maxItems 10000
     */
    [k: string]: string[];
  };
  images: Images;
  licences: Licences;
  /**
   * Other repositories that assets and twins come from, in the order in which they are asked.
   *
   * @maxItems 100
   */
  sources: Source[];
  state: State;
  verification: Verification;
}
/**
 * Somewhere that workspaces run, and the way to reach it.
 */
export interface Place {
  kind: Name;
  /**
   * The settings with which the kind reaches the place, such as a host. Each kind defines its own settings.
   */
  settings: JsonObject;
  /**
   * What it is, in a few words.
   */
  title?: string;
  /**
   * The label of the CI runners that are near it.
   */
  runner?: string;
  /**
   * The operating system, by Node's name. Absent: not checked.
   */
  os?: 'linux' | 'darwin' | 'win32';
  /**
   * The architecture of the processors, by Node's name. Absent: not checked.
   */
  arch?: 'x64' | 'arm64';
  cpu?: Cpu;
  memory?: Bytes;
  /**
   * The number of its graphics processors.
   */
  gpu: number;
  /**
   * Seats of floating licences that it has, by the licence's name.
   */
  seats: {
    [k: string]: number;
  };
}
/**
 * Virtual machines that twins share.
 */
export interface Pool {
  place: Name;
  /**
   * How many machines.
   */
  size: number;
  cpu?: Cpu;
  memory?: Bytes;
}
/**
 * What all twins together may take.
 */
export interface Quotas {
  /**
   * How many twins may run.
   */
  twins?: number;
  cpu?: Cpu;
  memory?: Bytes;
}
/**
 * The container images that assets may name.
 */
export interface Images {
  /**
   * Their names; `*` stands for any characters. Absent: all.
   *
   * @maxItems 1000
   *
   * Items: The name of an image in lower case, e.g. `registry.example/*`.
   */
  allowed?: string[];
}
/**
 * The licences that assets of a deployed twin may have.
 */
export interface Licences {
  /**
   * The SPDX licences that are allowed. Absent: all that aren't denied.
   *
   * @minItems 1
   * @maxItems 1000
   */
  allowed?: string[];
  /**
   * The SPDX licences that aren't allowed.
   *
   * @maxItems 1000
   */
  denied: string[];
}
/**
 * A repository that assets and twins come from: `url` or `path`.
 */
export interface Source {
  name: Name;
  /**
   * Where git fetches it from, without credentials.
   */
  url?: string;
  /**
   * Where it is on this machine, relative to this repository's root; may begin with `../`.
   */
  path?: string;
}
/**
 * Where the state of twins is kept.
 */
export interface State {
  /**
   * The name of the git remote that is the home of the twins. Absent: this clone.
   */
  remote?: string;
  /**
   * Whether state is pushed to its home whenever it is written.
   */
  push: boolean;
}
/**
 * What counts as verified.
 */
export interface Verification {
  /**
   * Whether tests count that ran without a sandbox, because the machine has none.
   */
  allowWeak: boolean;
}

/**
 * What the components are and how they are wired; absent unless the twin is to run.
 */
export type DesiredWorkspace = WorkspaceSpec;
/**
 * What happens to a twin; the `Event:` trailer of its biography.
 */
export type EventName =
  'requested' | 'deployed' | 'saved' | 'restored' | 'suspended' | 'resumed' | 'terminated' | 'failed';
/**
 * A time in ISO 8601, in UTC.
 */
export type UtcTime = string;
/**
 * A sha256 in hex digits.
 */
export type Sha256 = string;
/**
 * The health of a twin, in the words of records.
 */
export type Health = 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing';

/**
 * `manifest.json` of a snapshot, written by the runner: the files of each component with their hashes, when they were saved, and on what.
 */
export interface SnapshotManifest {
  /**
   * The edition of the manifest.
   */
  format: 1;
  /**
   * The twin's id.
   */
  twin?: string;
  /**
   * When it was taken, in ISO 8601.
   */
  takenAt?: string;
  /**
   * Whether the save was scheduled or asked for.
   */
  origin?: 'due' | 'asked';
  /**
   * The clock of the twin.
   */
  clock: {};
  /**
   * Samples on their way to inputs, by `component.port`.
   */
  inFlight: {};
  /**
   * The components, by id.
   */
  components: {
    [k: string]: SavedComponent;
  };
  /**
   * The last values that belong to no component, by `component.port`.
   */
  values: {};
}
/**
 * What was saved of one component.
 */
export interface SavedComponent {
  /**
   * The asset that wrote the state, e.g. `functions/estimator`.
   */
  asset: string;
  /**
   * The version of that asset.
   */
  version: string;
  /**
   * The content digest of that asset.
   */
  digest?: string;
  /**
   * Its files, by their path in its folder.
   */
  files: {
    [k: string]: SavedFile;
  };
  /**
   * The last value of each output, by port.
   */
  outputs: {};
}
/**
 * The size and the hash of a file.
 */
export interface SavedFile {
  /**
   * The sha256 of its bytes, in hex digits.
   */
  sha256: string;
  /**
   * Bytes.
   */
  size: number;
  /**
   * Its permissions.
   */
  mode?: number;
}
/**
 * What should exist for one instance, and how its life is to be kept: `desired.json` in its second edition. `readDesired` reads both editions, `printDesired` writes both.
 */
export interface Desired {
  apiVersion: 'dtaas/v1';
  kind: 'Desired';
  /**
   * Files of the first edition have none.
   */
  edition: 2;
  /**
   * The instance's id: `incubator`, `factory.r1`.
   */
  twin: string;
  version: string;
  /**
   * Version of the deployment program: a new one makes every twin's desired state differ.
   */
  program: string;
  lifecycle: DesiredLifecycle;
  place: DesiredPlace;
  /**
   * The sort of workspace: `process`, `container` ...
   */
  flavour: string;
  overrides: DesiredOverrides;
  workspace?: DesiredWorkspace;
  /**
   * By logical name; empty unless the twin is to run.
   */
  resources: {
    [k: string]: DesiredResource;
  };
}
export interface DesiredLifecycle {
  desired: 'running' | 'suspended' | 'terminated';
  /**
   * `none`, `latest` or the name of a snapshot.
   */
  restore: string;
  prune: 'confirm' | 'never' | 'auto';
}
/**
 * The place, as `platform.yaml` names it, its kind, and the settings of that kind.
 */
export interface DesiredPlace {
  name: string;
  kind: string;
  settings: JsonObject;
}
/**
 * Operators' overrides that went into this rendering.
 */
export interface DesiredOverrides {
  emulate?: true;
  /**
   * Of the emulated twin; absent: lockstep.
   */
  clock?: 'wall';
  desired?: 'running' | 'suspended' | 'terminated';
}
/**
 * One Pulumi resource, as the kind of place asks for it.
 */
export interface DesiredResource {
  /**
   * A Pulumi type token of the table of resource kinds: `docker:index/container:Container`.
   */
  type: string;
  /**
   * The inputs of the provider that makes it, such as the address of a host; absent: the provider's defaults.
   */
  provider?: JsonObject;
  /**
   * The version of the provider's plugin; absent: the installed one.
   */
  version?: string;
  /**
   * Anywhere inside, `{"$ref": "workspace"}` stands for the workspace's text (`printWorkspace`) and `{"$ref": "<resource>.<output>"}` for an output of another resource of this file.
   */
  inputs: JsonObject;
  /**
   * Names of resources that are made before this one, beside those that the inputs refer to.
   */
  dependsOn?: readonly string[];
}
/**
 * `desired.json` in its first edition: the workspace stands in the inputs of the one resource, and neither the flavour nor settings of the place are said.
 */
export interface FirstDesired {
  apiVersion: 'dtaas/v1';
  kind: 'Desired';
  twin: string;
  version: string;
  program: string;
  lifecycle: DesiredLifecycle;
  place: {
    name: string;
    kind: string;
  };
  overrides: DesiredOverrides;
  resources: Record<string, DesiredResource>;
}
/**
 * What exists of a stack, in the form of `pulumi stack export`: `stack.json`. It has no secrets provider, because no input or output in it is secret. So no key is needed to use it, and no lost key can lock it.
 */
export interface Checkpoint {
  /**
   * Of Pulumi's format.
   */
  version: number;
  /**
   * Of Pulumi's format.
   */
  features?: readonly string[];
  deployment: {
    manifest?: JsonObject;
    resources: ResourceState[];
    pending_operations?: PendingOperation[];
  };
}
/**
 * One resource as Pulumi records it; the fields that are read.
 */
export interface ResourceState {
  urn: string;
  type: string;
  id?: string;
  inputs?: JsonObject;
  outputs?: JsonObject;
  parent?: string;
  /**
   * The provider's URN and, behind a last `::`, its id.
   */
  provider?: string;
  /**
   * It is to be deleted by the next update.
   */
  delete?: boolean;
  [k: string]: Json | undefined | string | JsonObject | boolean;
}
/**
 * A step that a killed update had begun: the resource may exist although the checkpoint doesn't list it.
 */
export interface PendingOperation {
  /**
   * `creating`, `updating`, `deleting`, `reading`, `importing`.
   */
  type: string;
  resource: ResourceState;
}
/**
 * `status.json` at the tip of a twin's biography: what is known without asking its place. `readRecordedStatus` drops fields of a newer version.
 */
export interface RecordedStatus {
  apiVersion: 'dtaas/v1';
  kind: 'Status';
  /**
   * The instance's id.
   */
  twin: string;
  /**
   * The home that the twin belongs to.
   */
  home: string;
  event: EventName;
  at: UtcTime;
  deployed?: RecordedDeployment;
  health: Health;
  /**
   * Why the health is not Healthy.
   */
  reasons: readonly string[];
  /**
   * The snapshot that was saved or restored last: what `latest` means.
   */
  snapshot?: string;
  overrides: RecordedOverrides;
  wish?: RestoreRequest;
  anew?: RestartRequest;
  failure?: RecordedFailure;
}
/**
 * What was made last; absent until a first deployment ended well.
 */
export interface RecordedDeployment {
  commit: string;
  desired: Sha256;
  basis: Sha256;
  at: UtcTime;
}
/**
 * The requests of operators that stand above what git desires.
 */
export interface RecordedOverrides {
  emulate?: EmulateOverride;
  desired?: LifecycleOverride;
}
/**
 * The twin runs with its emulator: in lockstep, unless `clock` says otherwise.
 */
export interface EmulateOverride {
  actor: string;
  at: UtcTime;
  basis: Sha256;
  reason?: string;
  until?: UtcTime;
  clock?: 'wall';
}
/**
 * The twin is suspended or terminated.
 */
export interface LifecycleOverride {
  actor: string;
  at: UtcTime;
  basis: Sha256;
  reason?: string;
  until?: UtcTime;
  to: 'suspended' | 'terminated';
}
/**
 * A request to restore a snapshot that isn't carried out yet. The next run carries it out.
 */
export interface RestoreRequest {
  /**
   * The name of the snapshot.
   */
  restore: string;
  /**
   * `resume` continues from the twin's last snapshot, whatever `lifecycle.restore` says.
   */
  kind: 'restore' | 'resume';
  actor: string;
  at: UtcTime;
}
/**
 * A request to start from nothing that isn't carried out yet. The next run carries it out.
 */
export interface RestartRequest {
  actor: string;
  at: UtcTime;
}
/**
 * The failed runs since the last success. They are separate from the twin's health.
 */
export interface RecordedFailure {
  attempts: number;
  at: UtcTime;
  code: string;
  message: string;
  desired: Sha256;
}
