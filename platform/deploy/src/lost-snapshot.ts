import { DtaasError } from '@dtaas/model';
import type { Known } from './situation.ts';
import type { World } from './world.ts';

/** Which snapshots of a twin can't be read any more, each with what helps. */
export async function remarksOnDamaged(
  world: World,
  { twin, recorded }: Pick<Known, 'twin' | 'recorded'>,
  damaged: readonly string[],
): Promise<readonly string[]> {
  const way = await wayOut(world, twin);
  return damaged.map((name) =>
    name === recorded?.snapshot
      ? `The snapshot ${name} is damaged, and ${twin} would go on from it. ${way}`
      : `The snapshot ${name} is damaged, so that git gc and git push fail. Let go of it with: git update-ref -d refs/dtaas/snapshots/${twin}/${name}`,
  );
}

/** Why a twin can't start from where its life was. */
export async function startImpossible(
  world: World,
  twin: string,
  name: string,
  cause: DtaasError,
): Promise<DtaasError> {
  return new DtaasError({
    code: cause.code,
    message: `${twin} can’t go on from the snapshot ${name}: ${cause.message}`,
    hint: await wayOut(world, twin),
    cause,
  });
}

/** True for what a snapshot that can't be read throws. */
export function isDamage(error: unknown): error is DtaasError {
  return (
    error instanceof DtaasError &&
    ['snapshot-corrupt', 'snapshot-unknown', 'content-differs'].includes(error.code)
  );
}

async function wayOut(world: World, twin: string): Promise<string> {
  const damaged = new Set((await world.snapshots.damaged()).get(twin));
  const whole = (await world.snapshots.list(twin)).filter((name) => !damaged.has(name)).sort();
  const last = whole.at(-1);
  if (last !== undefined) return `Go back to the last one that is whole: dtaas restore ${twin} ${last}`;
  return `No other is left. Begin from nothing: dtaas restart ${twin}`;
}
