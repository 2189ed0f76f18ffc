import type { DeployKey } from './forge.ts';

/** Type and key of a line as in `authorized_keys`, without the comment. */
export function keyWithoutComment(line: string): string {
  return line.trim().split(/\s+/).slice(0, 2).join(' ');
}

/** The keys that an earlier one of the platform's is: the title is the given one, or begins with it and a space, and the key is another. */
export function otherKeys<Found extends Pick<DeployKey, 'title' | 'publicKey'>>(
  found: readonly Found[],
  { titled, publicKey }: { readonly titled: string; readonly publicKey: string },
): readonly Found[] {
  const kept = keyWithoutComment(publicKey);
  return found.filter(
    (one) =>
      (one.title === titled || one.title.startsWith(`${titled} `)) &&
      keyWithoutComment(one.publicKey) !== kept,
  );
}
