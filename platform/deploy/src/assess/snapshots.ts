import { DtaasError } from '@dtaas/model';
import { repositoryErrors } from '@dtaas/repository';
import type { RecordedState } from '../biography/recorded.ts';
import { rephrased } from '../rephrased.ts';
import type { World } from '../world.ts';
import { snapshotAmbiguous } from './failures.ts';

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
  return repositoryErrors.snapshotUnknown({
    twin,
    name: name ?? 'latest',
    missing:
      name === undefined
        ? `does not exist yet, so save the twin first: dtaas save ${twin}`
        : 'does not exist',
  });
}

/** Names the snapshots of a twin that can't be read any more, each with the command that helps. */
export async function remarksOnDamaged(
  world: World,
  { twin, recorded }: Pick<RecordedState, 'twin' | 'recorded'>,
  damaged: readonly string[],
): Promise<readonly string[]> {
  const way = await wayOut(world, twin, damaged);
  return damaged.map((name) =>
    name === recorded?.snapshot
      ? `The snapshot ${name}, from which ${twin} would continue, is damaged. ${way}`
      : `The snapshot ${name} is damaged, so git gc and git push fail. Remove its ref with: git update-ref -d refs/dtaas/snapshots/${twin}/${name}`,
  );
}

/** Runs what starts a twin from a snapshot. If the snapshot is damaged, the error names the command that helps. */
export async function orWayOut<T>(
  world: World,
  twin: string,
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isDamage(error)) throw error;
    const message = `${twin} can't continue from the snapshot ${name}: ${error.message}`;
    const damaged = (await world.snapshots.damaged()).get(twin);
    throw rephrased(error, message, await wayOut(world, twin, damaged));
  }
}

/** True for the errors that an unreadable snapshot causes. */
export function isDamage(error: unknown): error is DtaasError {
  return (
    error instanceof DtaasError &&
    ['snapshot-corrupt', 'snapshot-unknown', 'content-differs'].includes(error.code)
  );
}

async function wayOut(world: World, twin: string, damaged: readonly string[] = []): Promise<string> {
  const whole = (await world.snapshots.list(twin)).filter((name) => !damaged.includes(name)).sort();
  const last = whole.at(-1);
  if (last !== undefined) return `Go back to the last whole snapshot: dtaas restore ${twin} ${last}`;
  return `No other snapshot is left. To start from nothing: dtaas restart ${twin}`;
}
