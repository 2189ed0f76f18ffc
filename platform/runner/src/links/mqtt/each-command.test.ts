import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokers, type WatchedBroker } from '../../../testing/brokers.ts';
import { linksTo } from '../../../testing/links.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';

const command = { type: 'integer', as: 'command' } as const;
const spec: Omit<PhysicalTwinSpec, 'url'> = {
  protocol: 'mqtt',
  telemetry: { pressed: { topic: 'box/pressed', port: { type: 'string', as: 'event' } } },
  commands: {
    move: { topic: 'box/move', port: command },
    turn: { topic: 'box/turn', port: command, expiresSeconds: 0.1 },
    open: { topic: 'box/open', port: command, safe: 0 },
  },
};

/** The link to a broker, what it refused, and what it heard. */
async function linkTo(broker: WatchedBroker, mode?: 'shadow') {
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const { links, arrived, refused, connected } = await linksTo({ ...spec, url, ...(mode && { mode }) });
  return {
    link: links,
    refused,
    heard: () => arrived.flat().map(({ sample }) => sample.value),
    give(port: string, ...values: number[]): void {
      for (const value of values) links.command(port, { value, t: 1_784_109_600 });
    },
    connected,
    lost: () => eventually(() => links.reasons.length > 0),
  };
}

async function begun(start: () => Promise<WatchedBroker>): Promise<WatchedBroker> {
  const broker = await start();
  onTestFinished(() => broker.close());
  return broker;
}

const available = Object.entries(brokers).filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto());

describe.each(available)('ports that carry commands, over %s', (_name, start) => {
  test('send each command once and in order, also the same one again', async () => {
    const broker = await begun(start);
    const { link, give, connected, refused } = await linkTo(broker);
    link.open();
    await connected();
    give('move', 1, 1, 2);
    give('open', 5, 6);
    await eventually(() => broker.seen.length >= 5);
    expect(broker.seen.filter((each) => each.startsWith('box/move'))).toEqual([
      'box/move 1',
      'box/move 1',
      'box/move 2',
    ]);
    expect(broker.seen.filter((each) => each.startsWith('box/open'))).toEqual(['box/open 5', 'box/open 6']);
    expect(link.given).toContainEqual({ port: 'move', sample: { value: 2, t: 1_784_109_600 }, count: 3 });
    expect(refused).toEqual([]);
  });

  test('repeat no command after the connection was lost, and send those that came meanwhile in time', async () => {
    const broker = await begun(start);
    const { link, give, connected, lost, refused } = await linkTo(broker);
    link.open();
    await connected();
    give('move', 1);
    give('open', 1);
    await eventually(() => broker.seen.length >= 2);
    broker.cut();
    await lost();
    give('move', 2, 3);
    give('turn', 4);
    await connected();
    await eventually(() => broker.seen.includes('box/move 3'));
    await broker.tell('box/end', '1');
    await eventually(() => broker.seen.includes('box/end 1'));
    const sent = broker.seen.filter((each) => !each.startsWith('box/end') && each !== 'box/open 0');
    expect(sent.filter((each) => each.startsWith('box/move'))).toEqual([
      'box/move 1',
      'box/move 2',
      'box/move 3',
    ]);
    // The last will made the plant safe, and no earlier command opens it again.
    expect(sent.filter((each) => each.startsWith('box/open'))).toEqual(['box/open 1']);
    expect(sent.filter((each) => each.startsWith('box/turn'))).toEqual([]);
    expect(refused).toContain("turn: couldn't be sent for 0.1 s, and is not sent any more");
  });

  test('do not repeat a command that may have arrived, and say so', async () => {
    const broker = await begun(start);
    const { link, give, connected, refused } = await linkTo(broker);
    link.open();
    await connected();
    give('move', 1);
    broker.cut();
    const why = 'move: may not have arrived, because the connection was lost; it is not sent again';
    await eventually(() => refused.includes(why));
    await connected();
    give('move', 2);
    await eventually(() => broker.seen.includes('box/move 2'));
    expect(broker.seen.filter((each) => each === 'box/move 1').length).toBeLessThanOrEqual(1);
  });

  test('discard what waits when the twin stops commanding, and while it does not command', async () => {
    const broker = await begun(start);
    const { link, give, connected, refused } = await linkTo(broker);
    await connected();
    give('move', 1);
    give('open', 1);
    link.hold();
    expect(refused).toEqual(
      ['move', 'open'].map((port) => `${port}: waited when the twin stopped commanding, and is not sent`),
    );
    link.open();
    await connected();
    give('move', 2);
    await eventually(() => broker.seen.includes('box/move 2'));
    expect(broker.seen).not.toContain('box/move 1');
    await link.release();
    await eventually(() => broker.seen.includes('box/open 0'));
    expect(broker.seen).not.toContain('box/open 1');
  });

  test('of a shadow send nothing, and count', async () => {
    const broker = await begun(start);
    const { link, give, connected, refused } = await linkTo(broker, 'shadow');
    link.open();
    await connected();
    give('move', 1, 2);
    await link.release();
    await broker.tell('box/end', '1');
    await eventually(() => broker.seen.includes('box/end 1'));
    expect(broker.seen).toEqual(['box/end 1']);
    expect(refused).toEqual([]);
  });

  test('and ports of events take each message once, but none that the broker has kept from earlier', async () => {
    const broker = await begun(start);
    await broker.tell('box/pressed', 'earlier', { retain: true });
    const { connected, heard } = await linkTo(broker);
    await connected();
    await eventually(async () => {
      await broker.tell('box/pressed', 'begin');
      return heard().includes('begin');
    });
    const from = heard().lastIndexOf('begin') + 1;
    for (const text of ['red', 'red', 'blue']) await broker.tell('box/pressed', text);
    await eventually(() => heard().includes('blue'));
    expect(
      heard()
        .slice(from)
        .filter((each) => each !== 'begin'),
    ).toEqual(['red', 'red', 'blue']);
    expect(heard()).not.toContain('earlier');
  });
});
