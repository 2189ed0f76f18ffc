/** The part of the library that we use; it brings no types. */
declare module '@lhncbc/ucum-lhc' {
  export interface LibraryUnit {
    readonly magnitude_: number | null;
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
    /** Name of a conversion that isn't a ratio: `Cel`, `lg` … */
    readonly cnv_: string | null;
    readonly cnvPfx_: number;
    readonly isArbitrary_: boolean;
    readonly moleExp_: number;
    readonly equivalentExp_: number;
    readonly isBase_: boolean;
    /** The UCUM code of the unit by which this unit is defined, and its factor; null for a base unit. */
    readonly csUnitString_: string | null;
    readonly baseFactorStr_: string | null;
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

  const ucum: {
    readonly UcumLhcUtils: { getInstance(): Library };
    readonly UnitTables: { getInstance(): { getUnitByCode(code: string): LibraryUnit | null | undefined } };
  };
  export default ucum;
}
