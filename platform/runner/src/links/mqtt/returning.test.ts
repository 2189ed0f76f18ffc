import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokers } from '../../../testing/brokers.ts';
import { linksTo, type TestLinks } from '../../../testing/links.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';

const port = { type: 'number' } as const;

/** A command that the broker makes safe, and one that stays as it is. */
function specAt(at: number): PhysicalTwinSpec {
  return {
    protocol: 'mqtt',
    url: `mqtt://127.0.0.1:${at}`,
    telemetry: { temperature: { topic: 'temperature', port } },
    commands: { valve: { topic: 'valve', port, safe: 0 }, level: { topic: 'level', port } },
  };
}

/** Commands the number of the runner over both connections. */
function command({ links }: TestLinks, runner: number): void {
  links.open();
  for (const each of ['valve', 'level']) links.command(each, { value: runner, t: 1_784_109_600 });
}

const kinds = Object.entries(brokers).filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto());

describe.each(kinds)('a runner whose network was cut (%s)', (_name, start) => {
  const begun = async () => {
    const broker = await start();
    onTestFinished(() => broker.close());
    const cable = await broker.layCable();
    onTestFinished(() => cable.close());
    const first = await linksTo(specAt(cable.port));
    command(first, 1);
    await eventually(() => broker.seen.includes('valve 1') && broker.seen.includes('level 1'));
    await cable.takeAway();
    await eventually(() => broker.seen.at(-1) === 'valve 0');
    return { broker, cable, first };
  };

  test('sends nothing when the network is back and another runner commands, and stops', async () => {
    const { broker, cable, first } = await begun();
    const second = await linksTo(specAt(broker.port));
    command(second, 2);
    await eventually(() => broker.seen.includes('valve 2') && broker.seen.includes('level 2'));
    const before = broker.seen.length;
    await cable.giveBack();
    await eventually(() => first.links.isTakenOver);
    command(first, 1);
    command(second, 3);
    await eventually(() => broker.seen.includes('valve 3') && broker.seen.includes('level 3'));
    expect(second.links.isTakenOver).toBe(false);
    expect(broker.seen.slice(before).filter((each) => each.endsWith(' 1'))).toEqual([]);
  });

  test('commands again when the network is back and no other runner is there', async () => {
    const { broker, cable, first } = await begun();
    const before = broker.seen.length;
    await cable.giveBack();
    await eventually(() => broker.seen.slice(before).length >= 2);
    expect([...broker.seen.slice(before)].sort()).toEqual(['level 1', 'valve 1']);
    expect(first.links.isTakenOver).toBe(false);
  });

  test('sends no safe value when it leaves before it commands again', async () => {
    const { broker, cable, first } = await begun();
    const before = broker.seen.length;
    await cable.giveBack();
    await first.connected();
    await first.links.close();
    await broker.tell('end', '1');
    await eventually(() => broker.seen.includes('end 1'));
    expect(broker.seen.slice(before)).toEqual(['end 1']);
  });
});
