import type { JsonObject } from '@dtaas/model';

/** What a type of resource does for the engine. Creating and deleting are repeatable: doing them twice is doing them once. */
export interface ResourceType {
  /** What is wrong with the inputs, before anything is done. */
  check(inputs: JsonObject): readonly { readonly property: string; readonly reason: string }[];
  /** Names of the properties that differ between what exists and what is desired, and whether it must be made anew. */
  diff(
    existing: JsonObject,
    desired: JsonObject,
  ): { readonly changed: readonly string[]; readonly replace: boolean };
  /** Makes it, or adopts what has its identity. */
  create(name: string, inputs: JsonObject): Promise<{ readonly id: string; readonly outputs: JsonObject }>;
  /** What is there now; `undefined` where it is gone. */
  read(id: string, known: JsonObject): Promise<JsonObject | undefined>;
  update(id: string, existing: JsonObject, desired: JsonObject): Promise<JsonObject>;
  delete(id: string, existing: JsonObject): Promise<void>;
}
