export type { Desired, DesiredResource } from './desired.ts';
export type { Json, JsonObject } from './json.ts';
export { DtaasError, type ErrorDetails, type Position, type Problem } from './problem.ts';
export type { Tree, TreeEntry } from './tree.ts';
export type {
  ClockSpec,
  ComponentSpec,
  ConnectionSpec,
  EnvironmentSpec,
  NetworkSpec,
  PhysicalTwinSpec,
  PortSpec,
  WorkspaceSpec,
} from './workspace.ts';
