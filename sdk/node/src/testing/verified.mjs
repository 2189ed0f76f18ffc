import { readFileSync } from 'node:fs';

/** @returns {any} the configuration that `dtaas verify` writes for the tests of an asset */
export function verifiedConfig() {
  const path = process.env['DTAAS_CONFIG'];
  return path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {readonly string[] | undefined} found
 * @param {string} driver @param {string} what it starts
 * @throws Error if there is no command
 */
export function commandOr(found, driver, what) {
  if (found !== undefined) return found;
  const why =
    process.env['DTAAS_CONFIG'] === undefined
      ? "DTAAS_CONFIG isn't set. To run the tests of an asset: dtaas verify <asset>"
      : `asset.yaml has no ${what}`;
  throw new Error(`${driver} has no command to start, because ${why}`);
}
