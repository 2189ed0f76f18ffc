import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Forge } from '@dtaas/forge';
import { writeBeside } from '@dtaas/processes';
import { protect } from '../forge/protect.ts';
import { newMarkKey } from './keys.ts';
import { type Action, markKeyName } from './plan.ts';
import { replaceStateKey } from './state-key.ts';

/**
 * Does one action. Each can be done again after a kill. Keys stay in memory, and go to the forge only.
 *
 * @returns what has to be done after all other actions, if anything
 */
export async function apply(
  action: Action,
  root: string,
  forge: Forge,
): Promise<(() => Promise<void>) | undefined> {
  if (action.kind === 'write') {
    const file = join(root, action.path);
    mkdirSync(dirname(file), { recursive: true });
    writeBeside(file, action.text);
  } else if (action.kind === 'state-key') {
    return replaceStateKey(forge);
  } else if (action.kind === 'mark-key') {
    await forge.ensureSecret(markKeyName, newMarkKey());
  } else if (action.kind === 'pipelines') {
    await forge.ensurePipelines?.();
  } else {
    await protect(forge);
  }
  return undefined;
}
