import type { Infrastructure } from './generated/types.ts';
import type { JsonObject } from './values/json.ts';

/** What rules and editors know about a kind of place. The callers of the model pass the kinds. */
export interface PlaceKindRules {
  /** The value of `kind` in `platform.yaml`. */
  readonly name: string;
  /** One sentence for editors and messages. */
  readonly description: string;
  /** JSON Schema (draft-07, of an object) of `settings` in `platform.yaml`. */
  readonly settings: JsonObject;
  /** The flavours of workspaces at such a place. */
  readonly flavours: readonly Infrastructure['workspace']['flavour'][];
  /** Whether such a place runs assets whose environment is a container image. */
  readonly images: boolean;
  /**
   * Whether its containers run in the image that `images.workspace` in `platform.yaml` names, unless the setting `image` of the place names
   * another one. Absent: they do not.
   */
  readonly workspaceImage?: boolean;
}
