import type { ResourceKind } from '@dtaas/engine';
import type { JsonObject, PlaceKindRules, ResourcesOf } from '@dtaas/model';
import type { Place } from './place.ts';
import type { ResourceType } from './plugin/resource-type.ts';

/** A kind of place: all that the platform knows of it. A kind is added by one line in `registry.ts`. */
export interface PlaceKind extends PlaceKindRules {
  /**
   * What the engine should make for a workspace: a pure function, whose answer goes into `desired.json`. Anywhere in the
   * inputs, `{"$ref": "workspace"}` stands for the workspace's text, and `{"$ref": "<resource>.<output>"}` for an output.
   */
  readonly resourcesOf: ResourcesOf;
  /** The rows of the engine's table for the types of those resources. Nothing else is made, or followed in a state. */
  readonly resourceKinds: readonly ResourceKind[];
  /** A runner runs there, to be observed, called and saved. */
  readonly hasRunner: boolean;
  /** The settings that say which place it is; the others say how it is reached. Absent: all of them say which it is. */
  readonly identity?: readonly string[];
  /** Variables of the caller's environment that its provider needs, beside those of the platform (`DTAAS_…`). */
  readonly variables?: readonly string[];
  /** The resource types that the platform's own Pulumi plugin makes for this kind, by type token. */
  provider?(stopped: AbortSignal): { readonly [type: string]: ResourceType };
  /** Opens a place with its settings of `platform.yaml`, which were checked. Nothing is connected before it is asked. */
  open(settings: JsonObject, context: PlaceContext): Place;
}

export interface PlaceContext {
  /** 16 hex digits. */
  readonly home: string;
  /** Lines for whoever waits, while something big is got or built. */
  readonly onProgress: (line: string) => void;
  /** The caller's environment. */
  readonly environment: NodeJS.ProcessEnv;
}
