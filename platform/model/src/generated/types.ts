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
 * What the port carries. `value`: only the newest counts. `event` (something happened) and `command` (something should be done): each is delivered once and in order. Absent: `value`.
 */
export type PortKind = 'value' | 'event' | 'command';
/**
 * A unit as a case-sensitive UCUM code: `Cel`, `K`, `J/K`, `m/s2`, `1` for a pure number.
 */
export type Unit = string;
/**
 * Whether a temperature is `absolute`, a point on its scale, or a `difference` between two points. Absent: absolute for `Cel` and `[degF]`; a value in `K` is then not converted to or from these.
 */
export type Temperature = 'absolute' | 'difference';
/**
 * The size of each dimension of an array, outermost first; `null` stands for any size. Absent: a single value.
 *
 * @minItems 1
 * @maxItems 8
 */
export type Shape = (number | null)[];
/**
 * The largest number of events or commands that wait at the port. Further ones are refused, and the twin is Degraded. Absent: 1000.
 */
export type Buffer = number;
/**
 * A value. A value with a unit is written `{value: 616, unit: J/K}`.
 */
export type Value = Json;
/**
 * Another name of the port for the component, which need not be an identifier: `tank1.level`, `der(h)`. Connections use the name of the port.
 */
export type Alias = string;
/**
 * The name of a port, a parameter or a use: a letter, then letters, digits and `_`, at most 63 characters.
 */
export type Identifier = string;
/**
 * An asset by its folder and name, e.g. `functions/kalman-filter`.
 */
export type AssetReference = string;
/**
 * A path of a file within the asset: relative, with `/`, without `..`.
 */
export type Path = string;
/**
 * A program and its arguments, each an element of the list. The program runs in the asset's directory, without a shell.
 *
 * @minItems 1
 * @maxItems 256
 *
 * Items: A text without the character NUL, because no program can get this character as an argument.
 */
export type Command = string[];
/**
 * A TCP port, 1 to 65535.
 */
export type TcpPort = number;
/**
 * A length of time: a number and `ms`, `s`, `min`, `h` or `d`, e.g. `60s`.
 */
export type Duration = string;
/**
 * A number of processors. 0.1 is a tenth of the time of one processor.
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
 * The protocol of a link.
 */
export type Protocol = 'mqtt' | 'opcua';
/**
 * The address of a broker (`mqtt://host:port`, `mqtts://host:port`) or of an OPC UA server (`opc.tcp://host:port/path`), without credentials. Write an IPv6 address in brackets: `mqtt://[::1]:1883`.
 */
export type LinkUrl = string;
/**
 * The name of a secret, never its value: upper-case letters, digits and `_`.
 */
export type SecretName = string;
/**
 * An MQTT topic, without wildcards.
 */
export type Topic = string;
/**
 * The id of an OPC UA node, with the index or the URI of its namespace: `ns=2;s=Boiler.Level`, `nsu=http://example.org/plant;i=1001`.
 */
export type NodeAddress = string;
/**
 * A JSON pointer (RFC 6901), e.g. `/average_temperature` or `/readings/0/value`.
 */
export type JsonPointer = string;
/**
 * `component.output`, or `physical.telemetry`.
 */
export type PortName = string;
/**
 * An asset or a twin by its folder and name, e.g. `models/pump` or `twins/factory`.
 */
export type Reference = string;
/**
 * `sha256:` and 64 hexadecimal digits.
 */
export type ImageHash = string;

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
 * The name, the version and the owners of an asset or a twin.
 */
export interface Metadata {
  name: Name;
  version: Version;
  needs?: Range;
  /**
   * A few words for lists.
   */
  title?: string;
  /**
   * A few sentences for people who choose an asset.
   */
  description?: string;
  /**
   * The licence as an SPDX expression, e.g. `MIT` or `Apache-2.0 OR MIT`.
   */
  license?: string;
  /**
   * The people and teams who are responsible, by their names in `platform.yaml` or on the forge.
   *
   * @maxItems 64
   */
  owners?: string[];
  /**
   * Words for searches.
   *
   * @maxItems 64
   */
  tags: Name[];
}
/**
 * The values that an asset takes and gives, its requirements, and the commands that run and test it.
 */
export interface AssetSpec {
  /**
   * The values that the asset takes while it runs, by the name of the port.
   */
  inputs: {
    [k: string]: InputPort;
  };
  /**
   * The values that the asset gives while it runs, by the name of the port.
   */
  outputs: {
    [k: string]: OutputPort;
  };
  ports?: PortsFromElsewhere;
  /**
   * The values that a twin can set, by name.
   */
  parameters: {
    [k: string]: Parameter;
  };
  /**
   * The models, data and functions that the asset uses, by the asset's own names for them. Only functions and tools have uses. A twin binds each model and each data asset to a component. A function is a library: code that the asset imports, without a component.
   */
  uses: {
    [k: string]: Use;
  };
  /**
   * The files of a data asset that other assets read, by their path in the asset.
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
  as?: PortKind;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  /**
   * Whether a twin has to connect the input.
   */
  required: boolean;
  /**
   * With a lockstep clock: the number of steps after which the input gets a value. A loop of connections must cross an input with `delay: 1`.
   */
  delay: 0 | 1;
  buffer?: Buffer;
  default?: Value;
  alias?: Alias;
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
  as?: PortKind;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  alias?: Alias;
  /**
   * What it is.
   */
  description?: string;
}
/**
 * The origin of the ports of a generic asset, which serves many twins: one of `from` and `declaredIn`. A component has these ports after the `inputs` and `outputs` that the asset declares itself.
 */
export interface PortsFromElsewhere {
  from?: Identifier;
  /**
   * `twin`: each twin declares the `inputs` and `outputs` at its component.
   */
  declaredIn?: 'twin';
}
/**
 * A value that a twin can set. A parameter without a default has to be set.
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
   * Whether a running component is told a new value. Absent: the component is started again with the value. The asset lists `configure` in `run.control`.
   */
  live?: boolean;
  /**
   * What it is.
   */
  description?: string;
}
/**
 * A model or data that the asset uses, which a component of the twin provides, or a function as a library.
 */
export interface Use {
  /**
   * The kind of asset. A `Function` is a library, which needs no component: it is resolved by `asset` and `version`.
   */
  kind: 'Model' | 'Data' | 'Function';
  asset?: AssetReference;
  version?: Range;
  /**
   * Whether a twin has to bind the use. Without effect for the kind `Function`.
   */
  required: boolean;
  /**
   * What the asset is for.
   */
  description?: string;
}
/**
 * A file of data.
 */
export interface DataFile {
  /**
   * The media type, e.g. `text/csv`.
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
 * The packages or the image that the asset needs beside its own files: one of `node`, `python`, `image`. Empty: none.
 */
export interface Environment {
  node?: Path;
  python?: Path;
  /**
   * A container image, by its digest: `registry/name@sha256:…`; or an image that was loaded into the engine, by its id: `sha256:…`.
   */
  image?: string;
}
/**
 * The command that starts the asset as a component of a twin. Absent: the asset is not started (data, models, tools for batches).
 */
export interface Run {
  command: Command;
  /**
   * The way of records to the component: `stdio`, one JSON object a line, or `mqtt`.
   */
  transport: 'stdio' | 'mqtt';
  /**
   * The control messages that the component answers. For other requests, the runner stops and starts the component.
   *
   * @maxItems 5
   */
  control: ('save' | 'pause' | 'resume' | 'report' | 'configure')[];
  /**
   * The version of the component contract that the command speaks.
   */
  contract: number;
  /**
   * The TCP ports on which the component listens, by name: `{web: 5001}`. `dtaas open` connects to an endpoint, and a twin can expose it.
   */
  endpoints: {
    [k: string]: TcpPort;
  };
}
/**
 * The command that `dtaas run` starts: it reads files, writes files and ends with an exit code.
 */
export interface Batch {
  command: Command;
  /**
   * Whether one process runs many cases: it reads one case per line and answers each. With `false`, each case has a process of its own.
   */
  warm: boolean;
}
/**
 * The command of the tests. Exit code 0 means that they passed.
 */
export interface Test {
  command: Command;
  timeout: Duration;
  /**
   * Other assets that only the tests use, by the tests' own names for them. Their folders are in the configuration of the tests, beside those of the asset's own `uses`.
   */
  uses: {
    [k: string]: TestUse;
  };
}
/**
 * An asset that only the tests use.
 */
export interface TestUse {
  asset: AssetReference;
  version?: Range;
  /**
   * What the asset is for.
   */
  description?: string;
}
/**
 * The requirements on the workspace.
 */
export interface Requirements {
  cpu?: Cpu;
  memory?: Bytes;
  disk?: Bytes;
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
   * The number of seats of floating licences that one component takes, by the licence's name.
   */
  seats?: {
    [k: string]: number;
  };
}
/**
 * The organisations that may use the asset, and the number of components at the same time.
 */
export interface Restrictions {
  /**
   * The organisations that may use the asset. Absent: all.
   *
   * @minItems 1
   * @maxItems 1000
   */
  organisations?: Name[];
  /**
   * The number of components of this asset that may run at the same time on the platform.
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
   * C_a: the components, by their ids in the twin. The id `physical` is reserved for the physical twin.
   */
  assets: {
    [k: string]: Component;
  };
  /**
   * C_a: the connections from outputs to inputs.
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
  test?: TwinTest;
  /**
   * C_dt of the level below: other twins that run as parts of this twin, by their ids in this twin.
   */
  children: {
    [k: string]: Child;
  };
}
/**
 * An asset that this twin uses.
 */
export interface Component {
  asset: AssetReference;
  version: Range;
  /**
   * The inputs of the component, if its asset has `ports: {declaredIn: twin}`.
   */
  inputs?: {
    [k: string]: InputPort;
  };
  /**
   * The outputs of the component, if its asset has `ports: {declaredIn: twin}`.
   */
  outputs?: {
    [k: string]: OutputPort;
  };
  with: Values;
  /**
   * The components that the asset uses: name of the use → component id. Functions are not bound.
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
 * C_pt: the connection between the twin and its physical twin.
 */
export interface PhysicalTwin {
  protocol?: Protocol;
  /**
   * `control`: commands are sent. `shadow`: telemetry is read as usual; `dtaas status` shows the commands, but they are never sent.
   */
  mode: 'control' | 'shadow';
  url?: LinkUrl;
  credentials?: Secret;
  /**
   * The connections to the physical twin, by their names. Telemetry and commands name one with `link`.
   */
  links?: {
    [k: string]: Link;
  };
  /**
   * The values from the physical twin, by the name of the port. Connect `physical.<port>` to inputs.
   */
  telemetry: {
    [k: string]: Telemetry;
  };
  /**
   * The values for the physical twin, by the name of the port. Connect outputs to `physical.<port>`.
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
 * One connection to the physical twin.
 */
export interface Link {
  protocol: Protocol;
  url: LinkUrl;
  credentials?: Secret;
  security?: LinkSecurity;
  certificate?: Secret;
  serverCertificate?: ServerCertificate;
}
/**
 * The security of an OPC UA link.
 */
export interface LinkSecurity {
  /**
   * `Sign`: nobody can change a message on its way. `SignAndEncrypt`: nobody can read it either. `None`: messages are not protected.
   */
  mode: 'None' | 'Sign' | 'SignAndEncrypt';
  /**
   * The algorithms. With the mode `None` no algorithm is used.
   */
  policy: 'Basic256Sha256' | 'Aes128_Sha256_RsaOaep' | 'Aes256_Sha256_RsaPss';
}
/**
 * Names a certificate: by its thumbprint or by a file.
 */
export interface ServerCertificate {
  /**
   * The SHA-1 or SHA-256 of the certificate in hexadecimal digits, with or without colons.
   */
  thumbprint?: string;
  file?: Path;
}
/**
 * A value that comes from the physical twin.
 */
export interface Telemetry {
  link?: Name;
  topic?: Topic;
  node?: NodeAddress;
  sampling?: Duration;
  /**
   * `opcua`: how many values the server keeps between two messages. Absent: 10; with `as: event`, 1000.
   */
  queue?: number;
  type: ValueType;
  as?: PortKind;
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
 * The places of the value and of its time in a received message.
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
  link?: Name;
  topic?: Topic;
  node?: NodeAddress;
  type?: ValueType;
  as?: PortKind;
  unit?: Unit;
  temperature?: Temperature;
  shape?: Shape;
  payload?: CommandPayload;
  buffer?: Buffer;
  expires?: Duration;
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
   * The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or as an ISO 8601 `text` in UTC. Absent: `s`.
   */
  timeUnit?: 's' | 'ms' | 'us' | 'ns' | 'text';
}
/**
 * C_i: the place, the workspace and the network of the twin.
 */
export interface Infrastructure {
  place?: Name;
  workspace: Workspace;
  resources: Resources;
  network?: Network;
  /**
   * The endpoints of components that can be reached from the machine on which the twin runs, by the twin's name for each. Absent: none.
   */
  expose: {
    [k: string]: Exposure;
  };
}
/**
 * The environment of the components.
 */
export interface Workspace {
  /**
   * The kind of environment that the components get.
   */
  flavour: 'process' | 'container' | 'desktop' | 'shared-vm' | 'dedicated-vm';
}
/**
 * The resources of all components together. Memory is a limit; processors are a share that counts when other programs need them, too. Absent: only the requirements of each asset are kept.
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
   * `deny`: only the addresses in `allow` can be reached. `allow`: also the Internet, through the HTTP proxy that `HTTPS_PROXY` names; private networks and the machine itself stay closed.
   */
  internet: 'deny' | 'allow';
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
 * An endpoint of a component, and the address at which it is exposed.
 */
export interface Exposure {
  /**
   * The component and the name of its endpoint in `run.endpoints`: `dashboard.web`.
   */
  endpoint: string;
  port?: TcpPort;
  /**
   * The IP address of the machine at which the port is open. `127.0.0.1` and `::1` can be reached only from the machine itself; `0.0.0.0` stands for all its addresses.
   */
  address: string;
}
/**
 * An external system.
 */
export interface Integration {
  type: Name;
  /**
   * The address, without credentials.
   */
  url?: string;
  token?: Secret;
  credentials?: Secret;
  options: Values;
  /**
   * What the asset is for.
   */
  description?: string;
}
/**
 * The desired state of the twin, its clock and its saves.
 */
export interface Lifecycle {
  /**
   * The desired state of the twin.
   */
  desired: 'running' | 'suspended' | 'terminated';
  /**
   * The state from which a new or replaced twin starts: `none` (no state), `latest` (the latest snapshot), or the name of a snapshot.
   */
  restore: string;
  schedule?: Schedule;
  idle?: Idle;
  clock: Clock;
  save: Save;
  /**
   * What happens to the twin when its directory is gone: deleted after a `confirm`, `never`, or `auto`matically.
   */
  prune: 'confirm' | 'never' | 'auto';
}
/**
 * The hours in which the twin runs. Outside of them it is suspended. Absent: the twin always runs.
 */
export interface Schedule {
  /**
   * The time zone of the hours, by its IANA name: `Europe/Copenhagen`, `UTC`.
   */
  timezone: string;
  /**
   * Windows of time, e.g. `Mon-Fri 07:00-18:00`, `Sat,Sun 08:00-12:00`. A window without days is of every day. A window that ends before it begins ends on the next day: `22:00-06:00`.
   *
   * @minItems 1
   * @maxItems 100
   */
  running: string[];
}
/**
 * The twin is suspended when nobody uses it. Absent: the twin isn't suspended for that.
 */
export interface Idle {
  after: Duration;
}
/**
 * The clock of the components.
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
   * Lockstep: the time of step 0 in seconds since 1970-01-01T00:00:00Z; at least 2^28, which RFC 8428 requires of absolute times. Absent: 1577836800, the start of 2020.
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
   * The number of scheduled snapshots that are kept.
   */
  keep: number;
  /**
   * Whether the twin is saved before it is terminated.
   */
  onTerminate: boolean;
}
/**
 * The test of a twin: a run in simulated time, with the emulator in place of the physical twin. `dtaas verify` runs it.
 */
export interface TwinTest {
  until: Quantity;
  /**
   * The state from which the run starts: `none` (no state), or the name of a snapshot of the twin.
   */
  from: string;
  timeout: Duration;
  /**
   * The expectations, by name. The test passes if each of them is met.
   */
  expect: {
    [k: string]: Expectation;
  };
}
/**
 * One expectation of a test. It is one of four: bounds of a `port` (`minimum`, `maximum`), a value of a `port` that is `seen` or not, a function that judges (`judge`), or the recording of another run (`trajectory`).
 */
export interface Expectation {
  port?: PortName;
  minimum?: Value;
  maximum?: Value;
  settle?: Quantity;
  /**
   * `true`: the port gives such a value. `false`: it gives none.
   */
  seen?: boolean;
  equals?: Value;
  after?: Quantity;
  before?: Quantity;
  judge?: Judge;
  trajectory?: Path;
  /**
   * With `trajectory`: how far a value may be from the file's, by port. Absent: both are equal.
   */
  tolerance?: {
    [k: string]: Tolerance;
  };
}
/**
 * A function that judges a run.
 */
export interface Judge {
  asset: AssetReference;
  version: Range;
  with: Values;
  /**
   * The components of the twin that the function uses: name of the use → component id.
   */
  uses: {
    [k: string]: Name;
  };
}
/**
 * How far a value may be from the expected one. If both are given, the larger one counts.
 */
export interface Tolerance {
  absolute?: Value;
  /**
   * A part of the expected value: 0.01 is one per cent.
   */
  relative?: number;
}
/**
 * Another twin that runs as a part of this twin.
 */
export interface Child {
  twin: Name;
  version: Range;
  /**
   * Values for parameters of the child's components: component id → parameter → value.
   */
  with: {
    [k: string]: Values;
  };
}
/**
 * The version of each reference of a twin: `twins/<name>/twin.lock`. `dtaas lock` writes this file.
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
   * The commit of the version's tag, in hex digits. Absent for `tree`: a file can't name the commit that holds it.
   */
  commit?: string;
  /**
   * The git tree id of the directory in that commit, in hex digits. Absent for `tree`.
   */
  tree?: string;
  /**
   * The digest of the content without documentation: sha256 in hex digits.
   */
  digest: string;
}
/**
 * The places, quotas and permissions of an organisation: `platform.yaml` at the root.
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
 * The name of the platform.
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
 * The places, the sources and the limits of the platform.
 */
export interface PlatformSpec {
  organisation: Name;
  /**
   * The places where workspaces run, by name.
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
   * Roles and teams: the name of a role or team → its people and teams, by their names on the forge.
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
   * Other repositories with assets and twins, in the order of the search.
   *
   * @maxItems 100
   */
  sources: Source[];
  /**
   * Forges on servers of their own. github.com, gitlab.com, codeberg.org and gitea.com are known without it.
   *
   * @maxItems 100
   */
  forges: Forge[];
  state: State;
  verification: Verification;
}
/**
 * A place where workspaces run, and the way to reach it.
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
   * The label of CI runners near the place.
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
  disk?: Bytes;
  /**
   * The number of graphics processors of the place.
   */
  gpu: number;
  /**
   * The number of seats of floating licences at the place, by the licence's name.
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
   * The number of machines.
   */
  size: number;
  cpu?: Cpu;
  memory?: Bytes;
}
/**
 * Limits for all twins together, and for the twins of each owner. An absent limit limits nothing.
 */
export interface Quotas {
  /**
   * The number of twins that may run.
   */
  twins?: number;
  cpu?: Cpu;
  memory?: Bytes;
  disk?: Bytes;
  /**
   * The containers of all twins together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.
   */
  containers?: number;
  /**
   * Limits for the twins of an owner, by the name under `metadata.owners`. `default` is for every owner that is not named here, and for all twins without owners together. A twin with several owners counts for each of them.
   */
  perOwner: {
    [k: string]: OwnerQuotas;
  };
}
/**
 * Limits for the twins of one owner. An absent limit limits nothing.
 */
export interface OwnerQuotas {
  /**
   * The number of twins of the owner that may run.
   */
  twins?: number;
  cpu?: Cpu;
  memory?: Bytes;
  disk?: Bytes;
  /**
   * The containers of all twins of the owner together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.
   */
  containers?: number;
}
/**
 * The container images of workspaces and assets.
 */
export interface Images {
  /**
   * The images that assets may name: their names, in which `*` stands for any characters, or their digests or ids. Absent: all images.
   *
   * @maxItems 1000
   *
   * Items: The name of an image in lower case, e.g. `registry.example/*`, or `sha256:` and the 64 digits of a digest or an id.
   */
  allowed?: string[];
  workspace?: WorkspaceImage;
  registry?: ImageRegistry;
}
/**
 * The image in which the components of container workspaces run. `dtaas images build` prints both values.
 */
export interface WorkspaceImage {
  digest: ImageHash;
  id: ImageHash;
}
/**
 * The registry to which `dtaas images push` sends images.
 */
export interface ImageRegistry {
  /**
   * The address of the registry and a path, e.g. `registry.example/twins/workspace`, without a tag.
   */
  repository: string;
  credentials?: Secret;
}
/**
 * The licences that assets of a deployed twin may have.
 */
export interface Licences {
  /**
   * The SPDX licences that are allowed. Absent: all licences that are not denied.
   *
   * @minItems 1
   * @maxItems 1000
   */
  allowed?: string[];
  /**
   * The SPDX licences that are not allowed.
   *
   * @maxItems 1000
   */
  denied: string[];
}
/**
 * A repository with assets and twins: `url` or `path`.
 */
export interface Source {
  name: Name;
  /**
   * The address from which git fetches the repository, without credentials.
   */
  url?: string;
  /**
   * The path of the repository on this machine, relative to this repository's root; it may begin with `../`.
   */
  path?: string;
}
/**
 * A forge on a server of its own.
 */
export interface Forge {
  /**
   * `gitea` is also for Forgejo.
   */
  kind: 'github' | 'gitlab' | 'gitea';
  /**
   * The address of its pages, with the path if it has one: `https://plant.example/gitlab`.
   */
  url: string;
  /**
   * The address of its REST interface. Absent: `url` and `/api/v3` for GitHub, `/api/v4` for GitLab, `/api/v1` for Gitea.
   */
  api?: string;
  /**
   * What people call it.
   */
  title?: string;
}
/**
 * The home of the state of twins: `remote`, or `url` in a clone that has no such remote.
 */
export interface State {
  /**
   * The name of the git remote that is the home of the twins. Without `remote` and `url`: this clone.
   */
  remote?: string;
  /**
   * The address of the repository that is the home of the twins, without credentials. A clone that has the `remote` uses that one.
   */
  url?: string;
  /**
   * Whether each change of state is pushed to its home.
   */
  push: boolean;
}
/**
 * The conditions for verified assets and twins.
 */
export interface Verification {
  /**
   * Whether tests without a sandbox count, if the machine has no sandbox.
   */
  allowWeak: boolean;
  /**
   * Whether a twin is deployed only if it has a `test` that passed.
   */
  requireTests: boolean;
}

/**
 * What the components are and how they are wired; absent unless the twin is to run.
 */
export type DesiredWorkspace = WorkspaceSpec;
/**
 * What happens to a twin; the `Event:` trailer of its biography.
 */
export type EventName =
  | 'requested'
  | 'deployed'
  | 'saved'
  | 'restored'
  | 'suspended'
  | 'resumed'
  | 'terminated'
  | 'configured'
  | 'failed';
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
   * The events and commands that the saved states don't cover, by component. Absent: none.
   */
  events?: {
    [k: string]: SavedEvents;
  };
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
 * The events and commands for one component.
 */
export interface SavedEvents {
  /**
   * By input, the number of the last one that the saved state covers.
   */
  seq: {
    [k: string]: number;
  };
  /**
   * Those after that, oldest first: the input, the value and its time.
   *
   * Items: An event or a command.
   */
  waiting: {
    port: string;
    value: unknown;
    t: number;
  }[];
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
  /**
   * The live parameters that held, by name, in the units of the asset. Absent: none.
   */
  parameters?: {};
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
  /**
   * As in `twin.yaml`; absent: the twin always runs.
   */
  schedule?: {
    timezone: string;
    running: string[];
  };
  /**
   * As in `twin.yaml`; absent: the twin runs, too, if nobody uses it.
   */
  idle?: {
    after: string;
  };
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
  place?: RecordedChoice;
  /**
   * The places that an operator gave up as lost, and that may still hold something of the twin.
   */
  lost?: RecordedLoss[];
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
  /**
   * The owners of the twin at that commit, for quotas once the twin is no longer in the tree. Absent: none are known.
   */
  owners?: readonly string[];
}
/**
 * The place that the platform chose for the twin, until a deployment records it in `desired.json`.
 */
export interface RecordedChoice {
  /**
   * Its name in `platform.yaml`.
   */
  name: string;
  /**
   * Why the platform chose this place.
   */
  reason: string;
}
/**
 * A place that an operator gave up as lost.
 */
export interface RecordedLoss {
  place: LostPlace;
  actor: string;
  at: UtcTime;
  reason?: string;
}
/**
 * The place as `desired.json` had it.
 */
export interface LostPlace {
  name: string;
  kind: string;
  settings: JsonObject;
}
/**
 * The requests of operators that stand above what git desires.
 */
export interface RecordedOverrides {
  emulate?: EmulateOverride;
  desired?: LifecycleOverride;
  running?: RunningOverride;
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
  /**
   * What in `lifecycle` suspended the twin; `actor` applied it. Absent: an operator asked.
   */
  by?: 'schedule' | 'idle';
}
/**
 * The twin runs although its `schedule` or `idle` would suspend it.
 */
export interface RunningOverride {
  actor: string;
  at: UtcTime;
  basis: Sha256;
  until: UtcTime;
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
/**
 * `run.json`: what `dtaas run` ran, from which files and parameters, and which files came out of it.
 */
export interface RunManifest {
  apiVersion: 'dtaas/v1';
  kind: 'Run';
  /**
   * The sha256 of the fields after it, as compact JSON. A file that was edited has another digest.
   */
  digest: string;
  /**
   * The version of the platform.
   */
  platform: string;
  /**
   * The commit that was checked out. Absent: files were not committed.
   */
  commit?: string;
  /**
   * The twin of the component.
   */
  twin?: string;
  /**
   * The component that was run. Absent: the asset itself was run, without a twin.
   */
  component?: string;
  asset: RunAsset;
  /**
   * Whether the tests of the asset and of the assets that it uses had passed.
   */
  verified: boolean;
  /**
   * The assets that it used, by the asset's own names for them.
   */
  uses: {
    [k: string]: RunUse;
  };
  /**
   * The digests of the SDKs that it imported, by language. Absent: it imported none.
   */
  sdk?: {
    [k: string]: string;
  };
  /**
   * `batch.command` of the asset.
   *
   * @minItems 1
   */
  command: string[];
  /**
   * Whether one process ran many cases.
   */
  warm: boolean;
  /**
   * The sandbox: `bubblewrap`, `docker` or `weak`.
   */
  isolation: string;
  input?: RunInput;
  /**
   * The seed from which the seeds of cases are derived.
   */
  seed: number;
  /**
   * How long a case was allowed to take.
   */
  timeoutSeconds: number;
  /**
   * When it began, in ISO 8601.
   */
  startedAt: string;
  /**
   * How long it took. If it was continued, the time of a process that was killed is left out.
   */
  durationMs?: number;
  /**
   * `unfinished`: the run goes on, or was killed. `stopped`: somebody stopped it. `dtaas run --again` finishes both. `failed`: a case failed.
   */
  outcome: 'unfinished' | 'done' | 'failed' | 'stopped';
  /**
   * The cases. A run without `--cases` has one.
   *
   * @minItems 1
   */
  cases: RunCase[];
}
/**
 * An asset at one version.
 */
export interface RunAsset {
  /**
   * The reference, e.g. `functions/calibration`.
   */
  asset: string;
  /**
   * The version.
   */
  version: string;
  /**
   * The content digest.
   */
  digest: string;
  /**
   * The sha256 of the lock file of its environment. Absent: it needs none.
   */
  environment?: string;
}
/**
 * An asset that was used.
 */
export interface RunUse {
  /**
   * The reference.
   */
  asset: string;
  /**
   * The version.
   */
  version: string;
  /**
   * The content digest.
   */
  digest: string;
  /**
   * The sha256 of the lock file of its environment. Absent: it needs none.
   */
  environment?: string;
  /**
   * In the units that it declares. Absent for a library.
   */
  parameters?: {
    [k: string]: Json;
  };
}
/**
 * The input files.
 */
export interface RunInput {
  /**
   * The path of the folder, relative to the folder of `run.json`.
   */
  folder: string;
  /**
   * The files by their paths in the folder.
   */
  files: {
    [k: string]: SavedFile;
  };
}
/**
 * One case.
 */
export interface RunCase {
  /**
   * Its number, from 1.
   */
  case: number;
  /**
   * Its name.
   */
  name?: string;
  /**
   * In the units that the asset declares.
   */
  parameters: {
    [k: string]: Json;
  };
  /**
   * Its folder in the input folder. Absent: the whole input folder.
   */
  input?: string;
  /**
   * Its seed.
   */
  seed: number;
  /**
   * `unfinished`: it wasn't reached, or was stopped.
   */
  outcome: 'unfinished' | 'done' | 'failed';
  /**
   * Why it failed.
   */
  reason?: string;
  /**
   * The exit code of its process. Absent: a signal ended the process, or the process ran many cases.
   */
  exitCode?: number;
  /**
   * How long it took.
   */
  durationMs?: number;
  output?: RunOutput;
}
/**
 * The output files of a case.
 */
export interface RunOutput {
  /**
   * The path of the folder, relative to the folder of `run.json`.
   */
  folder: string;
  /**
   * The files by their paths in the folder.
   */
  files: {
    [k: string]: SavedFile;
  };
}
/**
 * A case of `dtaas run --cases`: one line of the file, a JSON object.
 */
export interface BatchCase {
  /**
   * A name for messages and for `run.json`.
   */
  name?: string;
  /**
   * Values of parameters, written as under `with` in twin.yaml. They replace those of the run.
   */
  parameters?: {
    [k: string]: Json;
  };
  /**
   * The case's folder of input files, relative to the run's input folder, with `/` and without `..`.
   */
  input?: string;
  /**
   * The seed, a whole number from 0 to 4294967295. Absent: it is derived from the run's seed and the number of the case.
   */
  seed?: number;
}
