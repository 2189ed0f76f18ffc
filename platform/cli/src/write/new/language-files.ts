import type { AssetKind, NewFiles } from './asset-choices.ts';

/** What a language contributes: how code and tests are started, and their files by the kind of asset. */
export interface LanguageFiles {
  readonly run: readonly string[];
  readonly test: readonly string[];
  readonly files: { readonly [kind in AssetKind]: NewFiles };
}
