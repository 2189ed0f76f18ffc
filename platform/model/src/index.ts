export type { Catalogue, Published, Sourced } from './catalogue.ts';
export { type CheckOptions, checkCatalogue, checkRepository } from './check.ts';
export type { Desired, DesiredResource } from './desired.ts';
export { type ContentFile, contentDigest, filesByReference, filesOf, isDocumentation } from './digest/content.ts';
export type { Document, KeyPath } from './document/document.ts';
export type { ParseCache } from './document/parse-cache.ts';
export { type ReadOptions, readCatalogue } from './document/read-catalogue.ts';
export type { Example, Explanation } from './explain/explanation.ts';
export type { Asset, Component, Lock, Platform, Twin } from './generated/types.ts';
export type { Json, JsonObject } from './json.ts';
export { DtaasError, type ErrorDetails, type Position, type Problem } from './problem.ts';
export { directoryOf, parseVersionedReference, printReference } from './references/reference.ts';
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
