import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PhysicalLinks } from '../src/links/physical-links.ts';
import { linksTo, type TestLinks } from './links.ts';
import type { PlantKind, TestPlant } from './plants.ts';
import { eventually } from './workspace.ts';

const t = 1_784_109_600;
const give = (links: PhysicalLinks, port: string, value: boolean | number): void =>
  links.command(port, { value, t });

function specOf({ link, addressOf }: TestPlant, more: Partial<PhysicalTwinSpec> = {}): PhysicalTwinSpec {
  const at = (port: string) => ({ link: 'plant', ...addressOf(port) });
  return {
    links: { plant: link },
    telemetry: { temperature: { ...at('temperature'), port: { type: 'number' }, samplingSeconds: 0.05 } },
    commands: {
      fan: { ...at('fan'), port: { type: 'boolean' } },
      heater: { ...at('heater'), port: { type: 'boolean' }, safe: false },
      valve: { ...at('valve'), port: { type: 'number' }, safe: 0 },
    },
    ...more,
  };
}

/** What a kind of link promises to the runner: `docs/operations/links.md`. */
export function linkContract({ open, hasLastWill, hasTakeOver }: PlantKind): void {
  const opened = async (): Promise<TestPlant> => {
    const plant = await open();
    onTestFinished(() => plant.close());
    return plant;
  };
  /** Tells a value until it is heard: a subscription takes a moment. */
  const hears = async ({ arrived }: TestLinks, plant: TestPlant): Promise<void> => {
    const before = arrived.length;
    let value = 20;
    await eventually(async () => {
      value += 1;
      await plant.tell(value);
      return arrived.slice(before).some(([each]) => each?.sample.value !== 0);
    });
  };
  const lastOf = (plant: TestPlant, port: string) =>
    plant.seen.filter((each) => each.startsWith(`${port} `)).at(-1);

  describe('telemetry', () => {
    test('arrives with its port, its value and a time', async () => {
      const plant = await opened();
      const tested = await linksTo(specOf(plant));
      await tested.connected();
      await hears(tested, plant);
      const [last] = tested.arrived.at(-1)!;
      expect(last?.port).toBe('temperature');
      expect(last?.sample.value).toBeGreaterThan(20);
      expect(Math.abs(last!.sample.t - Date.now() / 1000)).toBeLessThan(60);
    });

    test('that cannot be used is refused with a reason, and the next value counts', async () => {
      const plant = await opened();
      const tested = await linksTo(specOf(plant));
      await tested.connected();
      await hears(tested, plant);
      const why = await plant.tellWrong();
      await eventually(() => tested.refused.some((each) => each.startsWith('temperature: ')));
      expect(tested.refused.join('\n')).toContain(why);
      await hears(tested, plant);
    });

    test('that stays away longer than its timeout is named, and no longer when it comes again', async () => {
      const plant = await opened();
      const { telemetry, ...rest } = specOf(plant);
      const silent = { temperature: { ...telemetry['temperature']!, timeoutSeconds: 0.5 } };
      const tested = await linksTo({ ...rest, telemetry: silent });
      await eventually(() => tested.links.reasons.some((why) => /temperature is silent/.test(why)));
      await eventually(async () => {
        await plant.tell(21);
        return tested.links.reasons.length === 0;
      });
    });

    test('comes again after the connection was lost', async () => {
      const plant = await opened();
      const tested = await linksTo(specOf(plant));
      await tested.connected();
      plant.cut();
      await eventually(() => tested.links.reasons.length > 0);
      expect(tested.links.reasons[0]).toMatch(/^the physical twin can't be reached at .*: ./);
      await tested.connected();
      await hears(tested, plant);
    });
  });

  describe('commands', () => {
    test('go out while the links are open, and the safe values when they are released', async () => {
      const plant = await opened();
      const { links, connected } = await linksTo(specOf(plant));
      await connected();
      give(links, 'heater', true);
      expect(links.sends).toBe(false);
      links.open();
      await connected();
      give(links, 'fan', true);
      give(links, 'valve', 0.5);
      const sent = ['heater true', 'fan true', 'valve 0.5'];
      await eventually(() => plant.seen.length >= 3);
      expect([...plant.seen].sort()).toEqual(sent.sort());
      await links.release();
      await eventually(() => plant.seen.length >= 5);
      expect(plant.seen.slice(3).sort()).toEqual(['heater false', 'valve 0']);
      give(links, 'heater', true);
      links.open();
      await eventually(() => plant.seen.length >= 6);
      // The command that was kept came after the links were opened, and nothing else did.
      expect(plant.seen.slice(5)).toEqual(['heater true']);
    });

    test('are sent again after the connection was lost', async () => {
      const plant = await opened();
      const { links, connected } = await linksTo(specOf(plant));
      links.open();
      await connected();
      for (const port of ['fan', 'heater']) give(links, port, true);
      await eventually(() => plant.seen.length >= 2);
      plant.cut();
      await eventually(() => plant.seen.filter((each) => each === 'heater true').length === 2);
      await eventually(() => plant.seen.filter((each) => each === 'fan true').length === 2);
      await connected();
      const heater = plant.seen.filter((each) => each.startsWith('heater'));
      const withWill = ['heater true', 'heater false', 'heater true'];
      expect(heater).toEqual(hasLastWill ? withWill : ['heater true', 'heater true']);
    });

    test('of a shadow are shown and never sent, nor is anything in their place', async () => {
      const plant = await opened();
      const shadow = await linksTo(specOf(plant, { mode: 'shadow' }));
      shadow.links.open();
      await shadow.connected();
      give(shadow.links, 'heater', true);
      expect(shadow.links.given).toEqual([{ port: 'heater', sample: { value: true, t } }]);
      expect(shadow.links.sends).toBe(false);
      plant.cut();
      await eventually(() => shadow.links.reasons.length > 0);
      await shadow.connected();
      await hears(shadow, plant);
      await shadow.links.close();
      const second = await linksTo(specOf(plant));
      second.links.open();
      give(second.links, 'fan', true);
      await eventually(() => plant.seen.length > 0);
      expect(plant.seen).toEqual(['fan true']);
    });

    test.skipIf(!hasTakeOver)(
      'come from the second runner, and the first one says so and stops',
      async () => {
        const plant = await opened();
        const first = await linksTo(specOf(plant));
        first.links.open();
        await first.connected();
        give(first.links, 'heater', true);
        await eventually(() => plant.seen.length >= 1);
        const second = await linksTo(specOf(plant));
        second.links.open();
        await eventually(() => first.links.isTakenOver);
        await second.connected();
        expect(second.links.isTakenOver).toBe(false);
        const heard = first.arrived.length;
        give(second.links, 'heater', true);
        give(first.links, 'fan', true);
        give(second.links, 'valve', 1);
        await eventually(() => plant.seen.includes('valve 1'));
        await hears(second, plant);
        // It may have lost this connection, too, and send only when the first runner has given way.
        await eventually(() => lastOf(plant, 'heater') === 'heater true');
        expect(plant.seen).not.toContain('fan true');
        expect(first.arrived).toHaveLength(heard);

        first.links.retake();
        await eventually(() => second.links.isTakenOver);
        await first.connected();
        await eventually(() => plant.seen.includes('fan true'));
        expect(first.links.isTakenOver).toBe(false);
      },
    );

    test.skipIf(!hasTakeOver)('end with the safe values where the second runner only listens', async () => {
      const plant = await opened();
      const first = await linksTo(specOf(plant));
      first.links.open();
      await first.connected();
      give(first.links, 'heater', true);
      await eventually(() => plant.seen.length >= 1);
      const second = await linksTo(specOf(plant));
      await eventually(() => first.links.isTakenOver);
      await eventually(() => lastOf(plant, 'heater') === 'heater false');
      expect(second.links.isTakenOver).toBe(false);
    });

    test.skipIf(hasTakeOver)(
      'come from both runners, because nothing tells the first one of the second',
      async () => {
        const plant = await opened();
        const both = [await linksTo(specOf(plant)), await linksTo(specOf(plant))];
        for (const { links, connected } of both) {
          links.open();
          await connected();
        }
        give(both[0]!.links, 'valve', 1);
        give(both[1]!.links, 'valve', 2);
        await eventually(() => plant.seen.includes('valve 1') && plant.seen.includes('valve 2'));
        expect(both.map(({ links }) => links.isTakenOver)).toEqual([false, false]);
      },
    );
  });

  test('two twins stay apart', async () => {
    const plant = await opened();
    const both = [await linksTo(specOf(plant)), await linksTo(specOf(plant), { twin: 'oven' })];
    for (const { links } of both) links.open();
    for (const { connected } of both) await connected();
    for (const each of both) await hears(each, plant);
    expect(both.map(({ links }) => links.isTakenOver)).toEqual([false, false]);
  });

  test('a link to a plant that is away says so, and can be closed', async () => {
    const plant = await open();
    await plant.close();
    const { links } = await linksTo(specOf(plant));
    links.open();
    await eventually(() => links.reasons.some((reason) => reason.includes('ECONNREFUSED')));
    await links.close();
  });
}
