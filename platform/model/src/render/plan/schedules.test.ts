import { describe, expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { exampleTree } from '../../explain/parts.ts';
import type { Desired } from '../../generated/types.ts';
import { resolveCatalogue } from '../../resolution/index.ts';
import { printDesired, readDesired } from '../desired/editions.ts';
import { renderDesired } from '../render-desired.ts';
import { planInWords } from './plan-words.ts';

async function living(lifecycle: string): Promise<Desired> {
  const twin = box['twins/box/twin.yaml']!.replace('lifecycle: {', `lifecycle: {${lifecycle}`);
  const files = { ...box, 'twins/box/twin.yaml': twin };
  const { catalogue } = readCatalogue(exampleTree(await locked(files)));
  const options = { overrides: {}, program: '1', resourcesOf: () => ({}) };
  return renderDesired(await resolveCatalogue(catalogue), 'box', options);
}

const words = (before: Desired, after: Desired): readonly string[] =>
  planInWords(before, after).map(({ words }) => words);

describe('a schedule and an idle time', () => {
  const hours = 'schedule: {timezone: Europe/Copenhagen, running: ["Mon-Fri 07:00-18:00"]}, ';
  const idle = 'idle: {after: 2h}, ';

  it('are in desired.json, which is read as it was printed', async () => {
    const desired = await living(hours + idle);
    expect(desired.lifecycle).toMatchObject({
      schedule: { timezone: 'Europe/Copenhagen', running: ['Mon-Fri 07:00-18:00'] },
      idle: { after: '2h' },
    });
    expect(readDesired(JSON.parse(printDesired(desired)))?.lifecycle).toEqual(desired.lifecycle);
  });

  it('are not in the desired.json of a twin that has none', async () => {
    expect(printDesired(await living(''))).not.toMatch(/schedule|idle/);
  });

  it('are in a plan that adds, changes or removes them', async () => {
    const [none, both, later] = [
      await living(''),
      await living(hours + idle),
      await living(hours.replace('07', '08') + idle.replace('2h', '3h')),
    ];
    expect(words(none, both)).toEqual([
      'schedule: none to Mon-Fri 07:00-18:00 (Europe/Copenhagen)',
      'idle: none to 2h',
    ]);
    expect(words(both, later)).toEqual([
      'schedule: Mon-Fri 07:00-18:00 (Europe/Copenhagen) to Mon-Fri 08:00-18:00 (Europe/Copenhagen)',
      'idle: 2h to 3h',
    ]);
    expect(words(later, none)).toEqual([
      'schedule: Mon-Fri 08:00-18:00 (Europe/Copenhagen) to none',
      'idle: 3h to none',
    ]);
  });
});
