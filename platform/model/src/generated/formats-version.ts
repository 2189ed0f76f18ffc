// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.

/** Of the schemas' content. */
export const formatsVersion = '049226a7c60908f5';
