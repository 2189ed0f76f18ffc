import { DtaasError } from '@dtaas/model';
import { snapshotAmbiguous } from '../failures.ts';
import type { World } from '../world.ts';

/**
 * Finds a snapshot by its name, or by a beginning of the name that no other snapshot has.
 *
 * @throws DtaasError `snapshot-unknown`, `snapshot-ambiguous`
 */
export async function snapshotNamed(world: World, twin: string, text: string): Promise<string> {
  const names = await world.snapshots.list(twin);
  const [first, ...others] = names.includes(text)
    ? [text]
    : names.filter((name) => text !== '' && name.startsWith(text));
  if (first === undefined) throw snapshotUnknown(twin, text);
  if (others.length > 0) throw snapshotAmbiguous({ twin, text, names: [first, ...others] });
  return first;
}

/** @param name absent where the last snapshot was meant, and the twin has none */
export function snapshotUnknown(twin: string, name?: string): DtaasError {
  return new DtaasError({
    code: 'snapshot-unknown',
    message:
      name === undefined ? `${twin} has no snapshot to go back to.` : `${twin} has no snapshot ${name}.`,
    hint:
      name === undefined
        ? `Save it first with: dtaas save ${twin}`
        : `List its snapshots with: dtaas snapshots ${twin}`,
  });
}
