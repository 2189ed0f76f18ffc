import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { linksTo } from './links.ts';
import type { PlantKind, TestPlant } from './plants.ts';
import { eventually } from './workspace.ts';

const command = { type: 'integer', as: 'command' } as const;

/** The links to a plant whose ports carry events and commands. */
async function linkedTo({ link, addressOf }: TestPlant, mode?: 'shadow') {
  const at = (port: string) => ({ link: 'plant', ...addressOf(port) });
  const spec: PhysicalTwinSpec = {
    links: { plant: link },
    telemetry: { pressed: { ...at('pressed'), port: { type: 'integer', as: 'event' } } },
    commands: {
      fan: { ...at('fan'), port: { type: 'boolean' } },
      move: { ...at('move'), port: command },
      turn: { ...at('turn'), port: command, expiresSeconds: 0.1 },
      open: { ...at('open'), port: command, safe: 0 },
    },
    ...(mode && { mode }),
  };
  const tested = await linksTo(spec);
  return {
    ...tested,
    heard: () => tested.arrived.flat().map(({ sample }) => sample.value),
    give(port: string, ...values: (number | boolean)[]): void {
      for (const value of values) tested.links.command(port, { value, t: 1_784_109_600 });
    },
    lost: () => eventually(() => tested.links.reasons.length > 0),
  };
}

/** What a kind of link promises for events and commands: each counts. */
export function eventContract({ open, hasLastWill }: PlantKind): void {
  const opened = async (): Promise<TestPlant> => {
    const plant = await open();
    onTestFinished(() => plant.close());
    return plant;
  };
  const sentTo = (plant: TestPlant, port: string) =>
    plant.seen.filter((each) => each.startsWith(`${port} `)).map((each) => Number(each.slice(port.length)));

  describe('events', () => {
    /** Tells 1 until it is heard: a subscription takes a moment. Answers how often it was told. */
    const begin = async (plant: TestPlant, heard: () => readonly unknown[]): Promise<void> => {
      const before = heard().length;
      await eventually(async () => {
        await plant.tell(1, 'pressed');
        return heard().length > before;
      });
    };

    test('arrive each, in order, also the same one again and many at once, from the connection on', async () => {
      const plant = await opened();
      await plant.tell(-1, 'pressed');
      const { connected, heard, refused } = await linkedTo(plant);
      await connected();
      await begin(plant, heard);
      const many = [5, 5, ...Array.from({ length: 100 }, (_, n) => n + 100), 5];
      for (const value of many) await plant.tell(value, 'pressed');
      await eventually(() => heard().filter((value) => value === 5).length === 3);
      expect(heard().filter((value) => value !== 1)).toEqual(many);
      expect(refused).toEqual([]);
    });

    test('that came while the connection was away are lost, and no event comes twice', async () => {
      const plant = await opened();
      const { links, connected, heard, lost } = await linkedTo(plant);
      await connected();
      await begin(plant, heard);
      await plant.tell(2, 'pressed');
      await eventually(() => heard().includes(2));
      plant.cut();
      await lost();
      await plant.tell(3, 'pressed');
      const wasAway = links.reasons.length > 0;
      await connected();
      const from = heard().length;
      await begin(plant, heard);
      await plant.tell(4, 'pressed');
      await eventually(() => heard().includes(4));
      expect(heard().slice(from)).not.toContain(2);
      if (wasAway) expect(heard()).not.toContain(3);
    });
  });

  describe('commands of which each counts', () => {
    test('are sent once and in order, also the same one again', async () => {
      const plant = await opened();
      const { links, give, connected, refused } = await linkedTo(plant);
      links.open();
      await connected();
      give('move', 1, 1, 2);
      give('open', 5, 6);
      await eventually(() => plant.seen.length >= 5);
      expect(sentTo(plant, 'move')).toEqual([1, 1, 2]);
      expect(sentTo(plant, 'open')).toEqual([5, 6]);
      expect(links.given).toContainEqual({ port: 'move', sample: { value: 2, t: 1_784_109_600 }, count: 3 });
      expect(refused).toEqual([]);
    });

    test('are not repeated after the connection was lost; those that came meanwhile are sent in time', async () => {
      const plant = await opened();
      const { links, give, connected, lost, refused } = await linkedTo(plant);
      links.open();
      await connected();
      give('move', 1);
      give('open', 1);
      await eventually(() => plant.seen.length >= 2);
      plant.cut();
      await lost();
      give('turn', 4);
      give('move', 2, 3);
      await connected();
      await eventually(() => sentTo(plant, 'move').includes(3));
      give('fan', true);
      await eventually(() => plant.seen.includes('fan true'));
      expect(sentTo(plant, 'move')).toEqual([1, 2, 3]);
      expect(sentTo(plant, 'turn')).toEqual([]);
      // A last will made the plant safe, and no earlier command opens it again.
      expect(sentTo(plant, 'open')).toEqual(hasLastWill ? [1, 0] : [1]);
      expect(refused).toContain("turn: couldn't be sent for 0.1 s, and is not sent any more");
    });

    test('that may have arrived are not repeated, and the twin says so', async () => {
      const plant = await opened();
      const { links, give, connected, refused } = await linkedTo(plant);
      links.open();
      await connected();
      give('move', 1);
      plant.cut();
      const why = 'move: may not have arrived, because the connection was lost; it is not sent again';
      await eventually(() => refused.includes(why));
      await connected();
      give('move', 2);
      await eventually(() => sentTo(plant, 'move').includes(2));
      expect(sentTo(plant, 'move').filter((value) => value === 1).length).toBeLessThanOrEqual(1);
    });

    test('that wait are discarded when the twin stops commanding, and while it does not command', async () => {
      const plant = await opened();
      const { links, give, connected, refused } = await linkedTo(plant);
      await connected();
      give('move', 1);
      give('open', 1);
      links.hold();
      expect(refused).toEqual(
        ['move', 'open'].map((port) => `${port}: waited when the twin stopped commanding, and is not sent`),
      );
      links.open();
      await connected();
      give('open', 3);
      give('move', 2);
      await eventually(() => sentTo(plant, 'move').includes(2) && sentTo(plant, 'open').includes(3));
      await links.release();
      await eventually(() => sentTo(plant, 'open').includes(0));
      expect(sentTo(plant, 'move')).toEqual([2]);
      expect(sentTo(plant, 'open')).toEqual([3, 0]);
    });

    test('of a shadow are not sent, and count', async () => {
      const plant = await opened();
      const { links, give, connected, refused } = await linkedTo(plant, 'shadow');
      links.open();
      await connected();
      give('move', 1, 2);
      expect(links.given).toContainEqual(expect.objectContaining({ port: 'move', count: 2 }));
      await links.release();
      await links.close();
      const { links: commanding, give: order } = await linkedTo(plant);
      commanding.open();
      order('fan', true);
      await eventually(() => plant.seen.includes('fan true'));
      expect(plant.seen).toEqual(['fan true']);
      expect(refused).toEqual([]);
    });
  });
}
