import type { Infrastructure } from './generated/types.ts';
import type { JsonObject } from './values/json.ts';

/** What rules and editors have to know of a kind of place. The kinds themselves are handed to the model. */
export interface PlaceKindRules {
  /** As `platform.yaml` names it under `kind`. */
  readonly name: string;
  /** One sentence for editors and messages. */
  readonly description: string;
  /** JSON Schema (draft-07, of an object) of `settings` in `platform.yaml`. */
  readonly settings: JsonObject;
  /** The flavours of workspaces that it offers. */
  readonly flavours: readonly Infrastructure['workspace']['flavour'][];
  /** It runs assets whose environment is a container image. */
  readonly images: boolean;
}
