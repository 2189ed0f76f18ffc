// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.

/** Of the schemas' content. */
export const formatsVersion = '7f2bdf0851ec44a3';
