import { createHash } from 'node:crypto';
import type { Forge } from '@dtaas/forge';
import { newKeyPair } from './keys.ts';
import { stateKeyName } from './plan.ts';

/** The titles of deploy keys on the forge begin with it. Each has the beginning of its fingerprint after it, because Gitea allows a title only once. */
const keyTitle = 'dtaas state';

/**
 * Makes a deploy key, and gives its private half to jobs on main. If this is stopped before, jobs go on with the key that they have.
 *
 * @returns removes the earlier keys; to be called when the rules of the forge know the new one
 */
export async function replaceStateKey(
  forge: Pick<Forge, 'ensureDeployKey' | 'ensureSecret' | 'removeOtherDeployKeys'>,
): Promise<() => Promise<void>> {
  const { publicKey, privateKey } = newKeyPair(keyTitle);
  const fingerprint = createHash('sha256').update(publicKey).digest('hex').slice(0, 8);
  await forge.ensureDeployKey({ title: `${keyTitle} ${fingerprint}`, publicKey, canPush: true });
  await forge.ensureSecret(stateKeyName, privateKey);
  return () => forge.removeOtherDeployKeys({ titled: keyTitle, publicKey });
}
