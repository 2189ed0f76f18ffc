import type { AssetFolder } from '@dtaas/model';

export const assetKinds = ['data', 'model', 'function', 'tool'] as const;
export type AssetKind = (typeof assetKinds)[number];

export const languages = ['node', 'python', 'shell'] as const;
export type Language = (typeof languages)[number];

export const folderOfKind: { readonly [kind in AssetKind]: AssetFolder } = {
  data: 'data',
  model: 'models',
  function: 'functions',
  tool: 'tools',
};

/** What a new asset is to be. */
export interface AssetChoices {
  readonly kind: AssetKind;
  readonly language: Language;
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  /** An SPDX expression that the platform allows. */
  readonly license: string;
}

/** Path in the new directory → text. A path that ends in `.sh` may be executed. */
export type NewFiles = Readonly<Record<string, string>>;
