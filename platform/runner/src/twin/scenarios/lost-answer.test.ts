import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokers } from '../../../testing/brokers.ts';
import { entriesOf, event, ledger, through } from '../../../testing/ledger.ts';
import { eventually, makeWorkspace } from '../../../testing/workspace.ts';

/**
 * A ledger over MQTT whose connection ends between a request to save and the answer. Events come before, meanwhile and after.
 * Then it is killed.
 */
async function entriesAfter(cut: 'lost' | 'late' | 'twice', tells: boolean) {
  const plant = await brokers['a broker in this process, MQTT 3.1.1']();
  onTestFinished(() => plant.close());
  const parts = {
    ledger: await ledger({ event }, { transport: 'mqtt', control: ['save'], parameters: { cut, tells } }),
  };
  const workspace = makeWorkspace(parts, ['physical.event -> ledger.event'], {
    clock: { mode: 'wall' },
    physicalTwin: {
      protocol: 'mqtt',
      url: `mqtt://127.0.0.1:${plant.port}`,
      telemetry: { event: { topic: 'event', port: event } },
      commands: {},
    },
  });
  const { client } = workspace;
  const state = join(workspace.directory, 'state', 'ledger');
  let told = 0;
  const tell = async (count: number): Promise<void> => {
    for (const last = told + count; told < last; ) {
      told += 1;
      await plant.tell('event', String(told));
    }
    await workspace.when(({ values }) => values['physical.event']?.count === told);
  };
  const isSaved = () =>
    eventually(async () => {
      await client.save();
      return entriesOf(state).length === told;
    });
  const running = await workspace.start({ times: { answerMs: 2000, startMs: 2000 } });
  await workspace.when(({ health }) => health === 'Healthy');
  await tell(3);
  const first = client.save();
  if (cut === 'twice') await first;
  await tell(2);
  const second = client.save();
  // The request is on its way when the connection ends.
  for (let i = 0; i < 5; i += 1) await client.status();
  writeFileSync(join(state, 'read'), '');
  await Promise.all([first, second]);
  await tell(2);
  await isSaved();
  await tell(2);
  process.kill((await client.status()).components['ledger']!.pid!, 'SIGKILL');
  await tell(2);
  await workspace.when(({ components: { ledger } }) => ledger!.restarts === 1 && ledger!.state === 'running');
  await isSaved();
  await client.stop();
  await running.closed;
  return { entries: entriesOf(state), told };
}

test.each([
  ['lost', false],
  ['late', false],
  ['twice', false],
  ['late', true],
] as const)(
  'an answer to a save that is %s with the connection costs no event (the component tells its numbers: %s)',
  async (cut, tells) => {
    const { entries, told } = await entriesAfter(cut, tells);
    expect(entries).toEqual(through(told));
  },
);
