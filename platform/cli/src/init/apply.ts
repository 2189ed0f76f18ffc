import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Forge } from '@dtaas/forge';
import { writeBeside } from '@dtaas/processes';
import { protect } from '../forge/protect.ts';
import { newKeyPair, newMarkKey } from './keys.ts';
import { type Action, markKeyName, stateKeyName } from './plan.ts';

/** The title of the deploy key on the forge. */
const keyTitle = 'dtaas state';

/** Does one action. Each can be done again after a kill. Keys stay in memory, and go to the forge only. */
export async function apply(action: Action, root: string, forge: Forge): Promise<void> {
  if (action.kind === 'write') {
    const file = join(root, action.path);
    mkdirSync(dirname(file), { recursive: true });
    writeBeside(file, action.text);
  } else if (action.kind === 'state-key') {
    const { publicKey, privateKey } = newKeyPair(keyTitle);
    // If the command is killed in between, the secret is missing, and the next run makes another pair.
    await forge.ensureDeployKey({ title: keyTitle, publicKey, canPush: true });
    await forge.ensureSecret(stateKeyName, privateKey);
  } else if (action.kind === 'mark-key') {
    await forge.ensureSecret(markKeyName, newMarkKey());
  } else {
    await protect(forge);
  }
}
