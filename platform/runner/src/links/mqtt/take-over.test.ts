import type { PhysicalTwinSpec } from '@dtaas/model';
import { expect, onTestFinished, test } from 'vitest';
import { brokers } from '../../../testing/brokers.ts';
import { layCable } from '../../../testing/cable.ts';
import { linksTo, type TestLinks } from '../../../testing/links.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';

const port = { type: 'number' } as const;
const names = ['a', 'b', 'c', 'd'];

/** Commands with a connection each, beside one without. */
function specAt(at: number): PhysicalTwinSpec {
  const guarded = Object.fromEntries(names.map((name) => [name, { topic: name, port, safe: 0 }]));
  return {
    protocol: 'mqtt',
    url: `mqtt://127.0.0.1:${at}`,
    telemetry: { temperature: { topic: 'temperature', port } },
    commands: { ...guarded, level: { topic: 'level', port } },
  };
}

/** Commands as fast as it can, until the test is over. */
function command({ links }: TestLinks, runner: number): void {
  links.open();
  const timer = setInterval(() => {
    for (const name of [...names, 'level']) links.command(name, { value: runner, t: Date.now() / 1000 });
  }, 2);
  onTestFinished(() => clearInterval(timer));
}

const kinds = Object.entries(brokers).filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto());

test.each(kinds)(
  'no command of a runner comes after the first one of another runner (%s)',
  async (_name, start) => {
    const broker = await start();
    onTestFinished(() => broker.close());
    const first = await linksTo(specAt(broker.port));
    command(first, 1);
    await eventually(() => [...names, 'level'].every((name) => broker.seen.includes(`${name} 1`)));
    // It takes the connections over one after the other.
    const slow = await layCable({ host: '127.0.0.1', port: broker.port }, { slowerMs: 200 });
    onTestFinished(() => slow.close());
    const second = await linksTo(specAt(slow.port));
    command(second, 2);
    await eventually(
      () => first.links.isTakenOver && broker.seen.filter((each) => each.endsWith(' 2')).length > 100,
    );
    const from = broker.seen.findIndex((each) => each.endsWith(' 2'));
    expect(broker.seen.slice(from).filter((each) => each.endsWith(' 1'))).toEqual([]);
    expect(second.links.isTakenOver).toBe(false);
  },
);
