import type { Document } from '../document/document.ts';
import type { Asset, Lock, Platform, Twin } from '../generated/types.ts';
import type { PlaceKindRules } from '../place-kind.ts';
import type { Tree } from './tree.ts';

/** All that a repository holds, read once: what the rules look at. Values are as the schemas want them, defaults filled in. */
export interface Catalogue {
  readonly tree: Tree;
  /** Absent where `platform.yaml` is missing or broken; that is reported already. */
  readonly platform?: Sourced<Platform> | undefined;
  /** By reference: `functions/kalman-filter`. */
  readonly assets: ReadonlyMap<string, Sourced<Asset>>;
  /** By name: `incubator`. */
  readonly twins: ReadonlyMap<string, Sourced<Twin>>;
  /** By the twin's name. */
  readonly locks: ReadonlyMap<string, Sourced<Lock>>;
  /**
   * References (`functions/x`, `twins/y`, `twins/y/twin.lock`, `platform`) of files that are there but can't be used.
   * They are reported already, so that no rule calls them missing.
   */
  readonly broken: ReadonlySet<string>;
  /** If this is a part of a larger catalogue: the references outside this part, for suggestions. */
  readonly elsewhere?: readonly string[];
  /** Versions that have a tag, here and in the sources. */
  readonly published: readonly Published[];
  /** All kinds of places. Without them, no rule about kinds applies. */
  readonly placeKinds?: readonly PlaceKindRules[] | undefined;
}

/** A value and the file it was read from. */
export interface Sourced<T> {
  /** `functions/kalman-filter`, `twins/incubator`; `platform` for `platform.yaml`. */
  readonly reference: string;
  /** Its directory in the tree, e.g. `assets/functions/kalman-filter`; empty for the root. */
  readonly directory: string;
  readonly document: Document;
  readonly value: T;
}

/** A version that is taken: its tag `<reference>@<version>` exists. */
export interface Published {
  readonly reference: string;
  readonly version: string;
  /** `tags` for this repository's own, else the name of a source in `platform.yaml`. */
  readonly source: string;
  readonly commit: string;
  /** git's id of the directory's tree in that commit. */
  readonly treeId: string;
  /** The directory's files in that commit, by their paths in the whole tree; read when asked for. */
  files(): Tree;
}
