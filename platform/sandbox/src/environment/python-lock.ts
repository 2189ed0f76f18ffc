import {
  compileRequirements,
  DtaasError,
  readRequirements,
  whyRefused,
  writeRequirements,
} from '@dtaas/model';

/**
 * Reads a `requirements.txt` and returns what pip installs from: the pinned and hashed requirements, and no
 * option that could make pip look elsewhere or run code.
 *
 * Throws `environment-lock-malformed`, `environment-unhashed`.
 */
export function pipFileOf(text: string, file: string): string {
  const { pinned, refused } = readRequirements(text);
  const [first] = refused;
  if (first === undefined) return writeRequirements(pinned);
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more lines)` : '';
  throw new DtaasError({
    code: first.why === 'not-hashed' ? 'environment-unhashed' : 'environment-lock-malformed',
    message: `${file}, line ${first.line}: ${shown(first.text)} ${whyRefused[first.why]}${others}.`,
    hint: `List the packages in requirements.in and run: ${compileRequirements()}`,
  });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
