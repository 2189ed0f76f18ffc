// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.

/** Of the schemas' content. */
export const formatsVersion = 'a1ef3d55a007401c';
