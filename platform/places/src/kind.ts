import type { ResourceKind } from '@dtaas/engine';
import type { JsonObject, PlaceKindRules, Platform, ResourcesOf } from '@dtaas/model';
import type { ImageTests } from './image-tests.ts';
import type { Place } from './place.ts';

/** A kind of place, as far as the platform knows it. One line in `registry.ts` adds a kind. */
export interface PlaceKind extends PlaceKindRules {
  /**
   * What the engine should make for a workspace: a pure function, whose answer goes into `desired.json`. Anywhere in the
   * inputs, `{"$ref": "workspace"}` stands for the workspace's text, and `{"$ref": "<resource>.<output>"}` for an output.
   */
  readonly resourcesOf: ResourcesOf;
  /** The rows of the engine's table for the types of those resources. Nothing else is made, or followed in a state. */
  readonly resourceKinds: readonly ResourceKind[];
  /** A runner runs there, which can be observed, called and saved. */
  readonly hasRunner: boolean;
  /** The settings that say which place it is; the others say how to reach it. Absent: all settings say which place it is. */
  readonly identity?: readonly string[];
  /** Variables of the caller's environment that its provider needs, beside those of the platform (`DTAAS_…`). */
  readonly variables?: readonly string[];
  /** A place that a machine may offer without `platform.yaml`, for `dtaas doctor`. */
  readonly onMachine?: {
    readonly title: string;
    /** `undefined` if the environment names another machine. */
    settingsFrom(environment: NodeJS.ProcessEnv): JsonObject | undefined;
  };
  /** The resource types that the platform's own Pulumi plugin makes for this kind, by type token. */
  provider?(stopped: AbortSignal): { readonly [type: string]: ResourceType };
  /** Runs tests of assets that bring an image of their own. Absent: no image runs there. */
  imageTests?(settings: JsonObject, context: ImageTestContext): ImageTests;
  /** Opens a place with its checked settings of `platform.yaml`. The first call connects. */
  open(settings: JsonObject, context: PlaceContext): Place;
}

export interface PlaceContext {
  /** 16 hex digits. */
  readonly home: string;
  /** Lines for the person who waits while something big is got or built. */
  readonly onProgress: (line: string) => void;
  /** The caller's environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** The registry of `platform.yaml`, from which an engine may pull images. */
  readonly registry?: Platform['spec']['images']['registry'] | undefined;
  /** The command changes nothing. A person waits for it, so a place that doesn't answer is given up within seconds. */
  readonly looks?: boolean;
}

/** What tests in images need of the caller. */
export type ImageTestContext = Pick<PlaceContext, 'environment' | 'onProgress' | 'registry'>;

/** What a type of resource does for the engine. Creating and deleting are repeatable: doing them twice is doing them once. */
export interface ResourceType {
  /** What is wrong with the inputs, before anything is done. */
  check(inputs: JsonObject): readonly { readonly property: string; readonly reason: string }[];
  /** Whether the properties of what exists and of what is desired differ, and which of them need another resource. */
  diff(
    existing: JsonObject,
    desired: JsonObject,
  ): { readonly changes: boolean; readonly replaces: readonly string[] };
  /** Makes the resource, or adopts the one with the same identity. */
  create(name: string, inputs: JsonObject): Promise<{ readonly id: string; readonly outputs: JsonObject }>;
  /** The outputs of now; `undefined` if the resource is gone. */
  read(id: string, known: JsonObject): Promise<JsonObject | undefined>;
  update(id: string, existing: JsonObject, desired: JsonObject): Promise<JsonObject>;
  delete(id: string, existing: JsonObject): Promise<void>;
}
