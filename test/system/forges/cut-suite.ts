import { afterAll, afterEach, beforeAll, describe, test, vi } from 'vitest';
import { chosenByCommit } from '../../../platform/processes/testing/chosen-by-commit.ts';
import { temporaryFolder } from './clones.ts';
import type { Prepare } from './commands.ts';
import { chosenCuts, expectHarmless, uncut } from './cut-commands.ts';
import type { Host } from './hosts.ts';
import { quickForges } from './quick-forges.ts';

/**
 * The network goes away around a request of a command: of the API or of git. Nothing is lost, nothing is there twice, and the next run of
 * the command does the rest.
 *
 * @param count how many places are tried for each command; all unless given. The commit that is tested chooses them
 */
export function cutSuite(
  start: () => Promise<Host>,
  commands: Readonly<Record<string, Prepare>>,
  count?: number,
): void {
  let host: Host | undefined;
  beforeAll(async () => {
    quickForges();
    host = await start();
  });
  afterAll(() => host?.stop());
  afterEach(() => void vi.unstubAllEnvs());

  describe.each(Object.entries(commands))('dtaas %s', (name, prepare) => {
    test('comes to the same end, wherever the network goes away', async () => {
      if (!host) throw new Error('the server has not started');
      const at = host;
      const { requests, end } = await uncut(at, prepare, enter);
      const cuts = chosenCuts(requests, name, count);
      const failures: Error[] = [];
      for (const cut of cuts)
        await expectHarmless(at, prepare, { cut, end }, enter).catch((cause: unknown) => {
          const where = `${cut.when} ${cut.request}: ${requests[cut.request - 1]}`;
          failures.push(new Error(`The network was cut ${where}\n${cause}`, { cause }));
        });
      const [first] = failures;
      if (first !== undefined)
        throw failures.length === 1 ? first : new Error(failures.map(String).join('\n\n'));
    }, 1_200_000);
  });
}

function enter(environment: Readonly<Record<string, string>>): void {
  const all = { DTAAS_CACHE: temporaryFolder(), ...environment };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
}

/** One of the commands, which the commit that is tested chooses. */
export function chosenCommand(
  commands: Readonly<Record<string, Prepare>>,
): Readonly<Record<string, Prepare>> {
  return Object.fromEntries([chosenByCommit(Object.entries(commands), 'command')]);
}
