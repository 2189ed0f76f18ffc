import type { Mask } from '@dtaas/processes';
import type { Forge } from './forge.ts';

/** The verb that is there to bring a secret to the forge. */
const takesSecrets: keyof Forge = 'ensureSecret';

/** Arguments that name something in git, or are what it keeps: masked, they would name or be something else. */
const ofGit: ReadonlySet<string> = new Set(['base', 'branch', 'files', 'from', 'head', 'publicKey']);

/**
 * A forge to which no secret is posted. A runner masks the secrets of a job in its log, but nobody does so in a comment, and the error
 * of a server or of git may repeat what it was sent. All texts that a verb is given are masked, so that no verb can be forgotten.
 */
export function maskedForge(forge: Forge, mask: Mask): Forge {
  const masked = (given: unknown): unknown => {
    if (typeof given === 'string') return mask(given);
    if (Array.isArray(given)) return given.map(masked);
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, ofGit.has(name) ? value : masked(value)]),
    );
  };
  return new Proxy(forge, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === takesSecrets) return value.bind(target);
      return (...given: readonly unknown[]) => Reflect.apply(value, target, given.map(masked));
    },
  });
}
