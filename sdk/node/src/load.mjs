import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig } from './config.mjs';
import { fail, Mistake } from './failure.mjs';

/** @type {typeof import('./index.d.ts').load} */
export async function load(use, file) {
  try {
    const { uses = {} } = readConfig();
    if (!Object.hasOwn(uses, use))
      throw new Mistake(`there is no use "${use}" (${Object.keys(uses).join(', ') || 'there is none'})`);
    return await import(pathToFileURL(join(uses[use].path, file)).href);
  } catch (error) {
    return fail(`${file} of ${use} can't be loaded`, error);
  }
}
