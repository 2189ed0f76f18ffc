import { DtaasError, type RefusedLine, readRequirements, writeRequirements } from '@dtaas/model';

/**
 * Reads a `requirements.txt` and returns what pip installs from: the pinned and hashed requirements, and nothing that
 * could tell pip where else to look or what else to do.
 *
 * Throws `environment-lock-malformed`, `environment-unhashed`.
 */
export function pipFileOf(text: string, file: string): string {
  const { pinned, refused } = readRequirements(text);
  const [first] = refused;
  if (first === undefined) return writeRequirements(pinned);
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more lines)` : '';
  const { what, code } = said[first.why];
  throw new DtaasError({
    code,
    message: `${file}, line ${first.line}: ${shown(first.text)} ${what}${others}.`,
    hint:
      'List the packages in requirements.in and run: ' +
      'pip-compile --generate-hashes --no-emit-options --no-emit-index-url --no-emit-trusted-host requirements.in',
  });
}

const said: { readonly [why in RefusedLine['why']]: { readonly what: string; readonly code: string } } = {
  option: {
    what: 'is an option for pip; a lock file only names packages, with versions and hashes',
    code: 'environment-lock-malformed',
  },
  'not-pinned': {
    what: 'is not a package with one version (name==1.2.3)',
    code: 'environment-lock-malformed',
  },
  'not-hashed': { what: 'has no hash', code: 'environment-unhashed' },
};

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
