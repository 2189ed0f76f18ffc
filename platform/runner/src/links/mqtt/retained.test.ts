import { expect, onTestFinished, test } from 'vitest';
import { brokers } from '../../../testing/brokers.ts';
import { linksTo } from '../../../testing/links.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';

const available = Object.entries(brokers).filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto());

test.each(available)('a message that %s has kept from earlier is not an event', async (_name, start) => {
  const broker = await start();
  onTestFinished(() => broker.close());
  await broker.tell('box/pressed', 'earlier', { retain: true });
  const { arrived, connected } = await linksTo({
    protocol: 'mqtt',
    url: `mqtt://127.0.0.1:${broker.port}`,
    telemetry: { pressed: { topic: 'box/pressed', port: { type: 'string', as: 'event' } } },
    commands: {},
  });
  await connected();
  await eventually(async () => {
    await broker.tell('box/pressed', 'now');
    return arrived.length > 0;
  });
  expect(arrived[0]).toMatchObject([{ port: 'pressed', sample: { value: 'now' } }]);
});
