import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { log } from './output.mjs';

/** An error whose message says all that its reader needs. */
export class Mistake extends Error {}

const sdk = fileURLToPath(new URL('.', import.meta.url));

/**
 * Logs an error in plain words, with the places in the author's own files, and ends the process with exit code 1. Its state
 * is not written: an error may have left half of a step in it.
 *
 * @param {string} during what the component was doing, as in "step failed"
 * @param {unknown} error
 * @returns {never}
 */
export function fail(during, error) {
  log(describe(during, error));
  process.exit(1);
}

/** @param {string} during @param {unknown} error @returns {string} */
export function describe(during, error) {
  return `${during}: ${explain(error)}`;
}

/** @param {unknown} error @returns {string} in plain words, with the places in the author's own files */
export function explain(error) {
  if (error instanceof Mistake) return error.message;
  if (!(error instanceof Error)) return String(error);
  const what = `${error.name}: ${error.message}`;
  return [what, ...placesOf(error).map((place) => `  at ${place}`)].join('\n');
}

/** @param {Error} error @returns {string[]} `src/main.mjs:12:5`, the innermost first */
function placesOf(error) {
  const lines = (error.stack ?? '').split('\n');
  return lines.flatMap((line) => {
    const [, place, at] = /(?<=[\s(])(file:\/\/[^)]+?|\/[^)]+?)(:\d+:\d+)\)?$/.exec(line) ?? [];
    if (place === undefined) return [];
    const path = place.startsWith('file:') ? fileURLToPath(place) : place;
    if (path.startsWith(sdk) || path.includes(`${sep}node_modules${sep}`)) return [];
    const shown = relative(process.cwd(), path);
    return [`${shown.startsWith('..') ? path : shown}${at}`];
  });
}
