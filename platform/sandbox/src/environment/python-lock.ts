import { compileRequirements, readRequirements, whyRefused, writeRequirements } from '@dtaas/model';
import { environmentLockMalformed, environmentUnhashed } from '../failures.ts';

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
  const refuse = first.why === 'not-hashed' ? environmentUnhashed : environmentLockMalformed;
  throw refuse({
    reason: `${file}, line ${first.line}: ${shown(first.text)} ${whyRefused[first.why]}${others}`,
    hint: `List the packages in requirements.in and run: ${compileRequirements()}`,
  });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
