import type { Asset } from '../../generated/types.ts';

/** A function that an asset uses as a library: code that it imports, without a component. */
export interface LibraryUse {
  /** The asset's own name for the library. */
  readonly use: string;
  readonly reference: string;
  readonly range: string;
}

/** The libraries of an asset, in the order of the text. A rule reports a use of a function that names no function. */
export function librariesOf({ spec }: Asset): readonly LibraryUse[] {
  return Object.entries(spec.uses).flatMap(([use, { kind, asset, version = '*' }]) =>
    kind === 'Function' && asset !== undefined ? [{ use, reference: asset, range: version }] : [],
  );
}
