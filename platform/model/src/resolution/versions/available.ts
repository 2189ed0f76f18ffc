import type { ContentFile } from '../../digest/index.ts';
import type { Asset, Twin } from '../../generated/types.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import type { Tree } from '../../tree/tree.ts';

/** An asset or a twin at one version, and where that version is. */
export interface Available<T extends Asset | Twin = Asset | Twin> extends Sourced<T> {
  readonly version: string;
  /** `tree`, `tags`, or the name of a source in `platform.yaml`. */
  readonly source: string;
  /** Of a published version: the commit of its tag, and git's id of its directory's tree there. */
  readonly commit?: string;
  readonly treeId?: string;
  /** Its files without its documentation. */
  readonly files: readonly ContentFile[];
  /** The content digest of `files`. */
  readonly digest: string;
  /** The tree that holds its files, in `directory`. */
  readonly tree: Tree;
}

export function isAsset(found: Available): found is Available<Asset> {
  return found.value.kind !== 'Twin';
}

export function isTwin(found: Available): found is Available<Twin> {
  return found.value.kind === 'Twin';
}

/** Why a reference with a range leads nowhere. */
export type Unavailable =
  | { readonly reason: 'unknown' }
  | { readonly reason: 'range-invalid' }
  | { readonly reason: 'no-version'; readonly versions: readonly string[] }
  /** Its file can't be used, which is reported at the file. */
  | { readonly reason: 'broken' }
  /** The newest tag in range has a file that can't be used; `why` is the first problem of that file. */
  | { readonly reason: 'published-broken'; readonly version: string; readonly why?: string | undefined };

export function isAvailable(outcome: Available | Unavailable): outcome is Available {
  return 'digest' in outcome;
}
