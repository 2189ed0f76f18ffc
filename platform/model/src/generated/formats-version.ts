// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.

/** Of the schemas' content. */
export const formatsVersion = 'aadc098307c790b6';
