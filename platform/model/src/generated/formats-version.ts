// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.

/** Of the schemas' content. */
export const formatsVersion = 'bd390b9597b10f14';
