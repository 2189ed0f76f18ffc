/** The part of the library that we use; it brings no types. */
declare module '@lhncbc/ucum-lhc' {
  interface LibraryUnit {
    readonly magnitude_: number | null;
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
    /** Name of a conversion that isn't a ratio: `Cel`, `lg` … */
    readonly cnv_: string | null;
    readonly cnvPfx_: number;
    readonly isArbitrary_: boolean;
    readonly moleExp_: number;
    readonly equivalentExp_: number;
  }

  export interface Library {
    getSpecifiedUnit(
      code: string,
      mode: 'validate',
    ): {
      readonly unit: LibraryUnit | null;
      readonly origString: string | null;
      readonly retMsg: readonly string[];
    };
    /** Leave `suggest` and `molecularWeight` out for a plain conversion. */
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { readonly status: string; readonly toVal: number | null };
  }

  const ucum: { readonly UcumLhcUtils: { getInstance(): Library } };
  export default ucum;
}
