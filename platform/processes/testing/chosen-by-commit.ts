import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** The commit that is tested: 40 digits. */
export function testedCommit(): string {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8' }).trim();
}

/**
 * One of the cases that an acceptance suite tries, the same for the same commit and salt. Many commits try them all.
 *
 * @param salt tells one choice of a commit from another
 */
export function chosenByCommit<Case>(of: readonly Case[], salt: string, commit = testedCommit()): Case {
  if (of.length === 0) throw new Error('There is nothing to choose from.');
  return of[numberOf(salt, commit) % of.length]!;
}

/** From 0 to 2³² - 1. */
export function numberOf(salt: string, commit = testedCommit()): number {
  return createHash('sha256').update(`${commit} ${salt}`).digest().readUInt32BE();
}
