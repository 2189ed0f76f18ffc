import { readFileSync } from 'node:fs';
import { Mistake } from './failure.mjs';

/** The version of docs/component-contract.md that this SDK speaks. */
const contract = 1;

/** @returns {any} the content of the file that `DTAAS_CONFIG` names */
export function readConfig() {
  const path = process.env['DTAAS_CONFIG'];
  if (path === undefined)
    throw new Mistake(
      'DTAAS_CONFIG is not set. The runner starts a component; to try one by hand, use drive of @dtaas/component/testing in a test.',
    );
  const config = JSON.parse(readFileSync(path, 'utf8'));
  if ((config.contract ?? contract) !== contract)
    throw new Mistake(
      `the runner speaks version ${config.contract} of the component contract, and this SDK speaks version ${contract}`,
    );
  return config;
}
