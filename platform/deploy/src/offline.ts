import { DtaasError } from '@dtaas/model';
import type { World } from './world.ts';

export interface HomeAsked {
  /** Twins whose story can't be followed, with why. */
  readonly stuck: ReadonlyMap<string, Error>;
  /** Why the home couldn't be asked: what is written now waits here. */
  readonly offline?: DtaasError;
}

/** For what only adds to this clone's story, and so may go on without the home's word. Any other failure is thrown. */
export async function askHome(world: World): Promise<HomeAsked> {
  try {
    return { stuck: await world.remote.fetch() };
  } catch (error) {
    if (!(error instanceof DtaasError) || error.code !== 'remote-unreachable') throw error;
    return { stuck: new Map(), offline: keptHere(error) };
  }
}

function keptHere(cause: DtaasError): DtaasError {
  return new DtaasError({
    code: 'remote-unreachable',
    message: `It is committed here and not pushed, since the remote can’t be reached: ${cause.message}`,
    hint: 'It is pushed by the next command that pushes this twin and reaches the remote, e.g. dtaas save --push.',
    cause,
  });
}
