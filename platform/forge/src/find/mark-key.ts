import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { forgeMarkKeyMissing, forgeMarkKeyOpen, forgeMarkKeyShort } from '../failures.ts';
import { notBare } from './not-bare.ts';

/** Shorter keys can be guessed. */
const fewestCharacters = 32;

/** The key of `DTAAS_MARK_KEY`, or undefined if there is none. @throws `forge-mark-key-short` */
export function markKeyIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = environment['DTAAS_MARK_KEY']?.trim() ?? '';
  if (key === '') return undefined;
  if (key.length < fewestCharacters) throw forgeMarkKeyShort({ least: fewestCharacters });
  return key;
}

/** @throws `forge-mark-key-missing`, `forge-mark-key-short` */
export function expectMarkKey(environment: Readonly<Record<string, string | undefined>>): string {
  const key = markKeyIn(environment);
  if (key === undefined) throw forgeMarkKeyMissing();
  return key;
}

/** The name of the key's file in a bare repository. */
const file = 'dtaas-mark-key';

/**
 * The key of a bare repository: whoever can read its folder can write there, too, so a file of the owner's is as safe as the texts that it signs. The
 * first use makes the file.
 *
 * @throws `forge-mark-key-open`, `forge-mark-key-short`, `forge-remote-not-bare`
 */
export function localMarkKey(repository: string): string {
  // In a clone with a work tree, the file would lie among what people commit.
  if (
    basename(repository) === '.git' ||
    !['HEAD', 'objects'].every((part) => existsSync(join(repository, part)))
  )
    throw notBare(repository);
  const path = join(repository, file);
  if (!statSync(path, { throwIfNoEntry: false })) makeKey(repository, path);
  if ((statSync(path).mode & 0o077) !== 0) throw forgeMarkKeyOpen({ path });
  const key = readFileSync(path, 'utf8').trim();
  if (key.length < fewestCharacters) throw forgeMarkKeyShort({ least: fewestCharacters });
  return key;
}

/** Makes the file complete at once. Of two processes, one makes it. */
function makeKey(repository: string, path: string): void {
  const draft = join(repository, `${file}.${randomUUID()}`);
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
