import { readFile, stat } from 'node:fs/promises';
import { forgeEventInvalid } from '../failures.ts';
import { serverOfJob } from '../find/server.ts';
import { actionsEvent } from './actions.ts';
import type { ForgeEvent } from './event.ts';
import { gitlabEvent } from './gitlab.ts';
import { Payload } from './payload.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub sends at most 25 MB. */
const mostBytes = 32 * 2 ** 20;

/**
 * What the job of this environment was started for.
 *
 * @param file the event's file; by default the one that the environment names
 * @returns undefined outside of jobs
 * @throws `forge-event-invalid`
 */
export async function readEvent(environment: Environment, file?: string): Promise<ForgeEvent | undefined> {
  const kind = serverOfJob(environment)?.kind;
  if (kind === undefined) return undefined;
  if (kind === 'gitlab') {
    const path = file ?? environment['TRIGGER_PAYLOAD'];
    return gitlabEvent(environment, path ? await payloadOf(path) : undefined);
  }
  const path = file ?? environment['GITHUB_EVENT_PATH'];
  if (!path) throw forgeEventInvalid({ said: 'GITHUB_EVENT_PATH names no file' });
  return actionsEvent(environment['GITHUB_EVENT_NAME'] ?? '', await payloadOf(path));
}

async function payloadOf(path: string): Promise<Payload> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) throw forgeEventInvalid({ said: 'its file is missing' });
  if (size > mostBytes) throw forgeEventInvalid({ said: `its file has ${size} bytes` });
  try {
    return new Payload(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw forgeEventInvalid({ said: 'its file is not JSON', cause });
  }
}
