import { DtaasError } from '@dtaas/model';
import type { World } from '../world.ts';

/**
 * The snapshot that a person means: its name, or as much of its beginning as tells it from the others.
 *
 * @throws DtaasError `snapshot-unknown`, `snapshot-ambiguous`
 */
export async function snapshotNamed(world: World, twin: string, text: string): Promise<string> {
  const names = await world.snapshots.list(twin);
  const [first, ...others] = names.includes(text)
    ? [text]
    : names.filter((name) => text !== '' && name.startsWith(text));
  if (first === undefined) {
    throw new DtaasError({
      code: 'snapshot-unknown',
      message: `${twin} has no snapshot ${text}.`,
      hint: `Those that it has: dtaas snapshots ${twin}`,
    });
  }
  if (others.length > 0) {
    throw new DtaasError({
      code: 'snapshot-ambiguous',
      message: `${text} is the beginning of ${others.length + 1} snapshots of ${twin}.`,
      hint: `Write more of it: ${[first, ...others].slice(0, 4).join(', ')}`,
    });
  }
  return first;
}
