import type { JsonObject } from '@dtaas/model';
import type { ResourceState } from '../state/checkpoint.ts';

/** The twin that a resource belongs to. */
export interface Owner {
  /** The home's id. */
  readonly home: string;
  /** The instance's id. */
  readonly instance: string;
}

/** The content of a resource's mark. */
export interface Mark extends Owner {
  /** The resource's logical name. */
  readonly name: string;
  /** Which workspace it belongs to (`generationOf`); empty for a stack without a workspace. */
  readonly generation: string;
}

/** A recorded resource, and where it is. */
export interface LocatedResource extends Owner {
  readonly name: string;
  readonly resource: ResourceState;
  /** The recorded inputs of its provider: the address of a host, a region. */
  readonly provider: JsonObject;
}

/** A resource whose creation was begun by an update that was killed. It may exist, and no record has its id. */
export type LostResource = LocatedResource;

/**
 * A row of the table of resource kinds. Each kind of place declares the types that it makes. A resource of a type without
 * a row is not made, and is refused in a recorded state.
 */
export interface ResourceKind {
  /** Pulumi's type token: `docker:index/container:Container`. */
  readonly type: string;
  /**
   * The class of an SDK that makes it. `module` is what the engine's child process imports: a package that it can find,
   * or a file's URL. Absent: the resource is made by its type alone, with the inputs as they are.
   */
  readonly sdk?: { readonly module: string; readonly class: string };
  /** Names of the inputs that `desired.json` may give it, beside those of the mark. */
  readonly inputs: readonly string[] | 'any';
  /** Names of the inputs that its provider may have, in `desired.json` and in a recorded state. */
  readonly providerInputs: readonly string[];
  /**
   * What its provider is given for those inputs of `desired.json` on this machine. It is recorded, so it has no credentials.
   * Absent: the same inputs.
   */
  configureProvider?(inputs: JsonObject): JsonObject;
  /** Inputs that name the owner of the resource. They replace inputs of the same names. */
  mark(mark: Mark): JsonObject;
  /** Whether a recorded resource is this owner's, by its mark and its id. */
  isOurs(resource: ResourceState, owner: Owner): boolean;
  /**
   * Ids of what exists of a lost resource, looked for by its mark. `create-again`: creating a resource a second time
   * adopts the first, because its provider is ours and goes by the mark.
   */
  readonly findAgain: 'create-again' | ((lost: LostResource) => Promise<readonly string[]>);
  /**
   * Names of the recorded resources whose ids belong to somebody else, as their place says: Pulumi deletes by the id alone.
   * What is gone isn't among them. Absent: an id says whose it is.
   */
  foreign?(recorded: readonly LocatedResource[]): Promise<readonly string[]>;
  /** Names of outputs that are secret. They are never recorded. */
  readonly secretOutputs: readonly string[];
  /**
   * A change of any desired input replaces the resource: the old one is deleted, then the new one is made. Absent: its provider decides for
   * each input whether a change replaces it.
   */
  readonly isImmutable?: true;
  /** Inputs that its provider reads back with more than they were given. Once the resource is made, a difference in them changes nothing. */
  readonly ignoredDifferences?: readonly string[];
  /** Replacing or deleting the resource loses data that no snapshot has. */
  readonly losesData: boolean;
}

export type KindTable = ReadonlyMap<string, ResourceKind>;

/** @throws Error for two rows of one type, which is a programmer's mistake */
export function tableOf(kinds: readonly ResourceKind[]): KindTable {
  const table = new Map(kinds.map((kind) => [kind.type, kind]));
  if (table.size < kinds.length) throw new Error('two resource kinds have the same type');
  return table;
}

/** The package whose provider makes a type: `docker`. */
export function packageOf(type: string): string {
  return type.slice(0, type.indexOf(':'));
}
