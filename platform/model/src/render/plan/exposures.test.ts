import { describe, expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { exampleTree } from '../../explain/parts.ts';
import type { Desired } from '../../generated/types.ts';
import { resolveCatalogue } from '../../resolution/index.ts';
import { printDesired } from '../desired/editions.ts';
import { renderDesired } from '../render-desired.ts';
import { planInWords } from './plan-words.ts';

const exposing = (expose: string, endpoints?: string) => placed(`{expose: ${expose}}`, endpoints);

async function placed(infrastructure: string, endpoints = '{web: 5001}'): Promise<Desired> {
  const files = {
    ...box,
    'assets/functions/switch/asset.yaml': box['assets/functions/switch/asset.yaml']!.replace(
      '[node, main.mjs]',
      `[node, main.mjs], endpoints: ${endpoints}`,
    ),
    'twins/box/twin.yaml': box['twins/box/twin.yaml']!.replace(
      '  lifecycle:',
      `  infrastructure: ${infrastructure}\n  lifecycle:`,
    ),
  };
  const { catalogue } = readCatalogue(exampleTree(await locked(files)));
  const options = { overrides: {}, program: '1', resourcesOf: () => ({}) };
  return renderDesired(await resolveCatalogue(catalogue), 'box', options);
}

const words = (before: Desired | undefined, after: Desired): readonly string[] =>
  planInWords(before, after).map(({ action, words }) => `${action} ${words}`);

describe('exposed endpoints', () => {
  it('are in desired.json with the ports on which components listen', async () => {
    const { workspace } = await exposing('{dash: {endpoint: controller.web, port: 8085}}');
    expect(workspace!.expose).toEqual({
      dash: { component: 'controller', endpoint: 'web', address: '127.0.0.1', port: 8085 },
    });
    expect(workspace!.components['controller']!.run!.endpoints).toEqual({ web: 5001 });
  });

  it('are not in the desired.json of a twin that has none', async () => {
    expect(printDesired(await exposing('{}', '{}'))).not.toMatch(/expose|endpoints/);
  });

  it('are in the plan of a new twin', async () => {
    expect(words(undefined, await exposing('{dash: {endpoint: controller.web}}'))).toContain(
      'add dash opens: controller.web at a free port of 127.0.0.1',
    );
  });

  it('are in a plan that opens, moves or closes them', async () => {
    const none = await exposing('{}');
    const here = await exposing('{dash: {endpoint: controller.web, port: 8085}}');
    const there = await exposing('{dash: {endpoint: controller.web, port: 8086, address: 0.0.0.0}}');
    expect(words(none, here)).toEqual(['add dash opens: controller.web at 127.0.0.1:8085']);
    expect(words(here, there)).toEqual([
      'change dash: controller.web at 127.0.0.1:8085 to controller.web at 0.0.0.0:8086. Other machines can reach it',
    ]);
    expect(words(there, none)).toEqual(['remove dash is closed: controller.web at 0.0.0.0:8086']);
  });
});

describe('the Internet', () => {
  const network = (given: string) => `{network: ${given}}`;

  it('is in the plan of a twin whose components reach it, until they no longer do', async () => {
    const closed = await placed(network('{}'));
    const open = await placed(network('{internet: allow}'));
    expect(open.workspace!.network).toEqual({ internet: 'allow', allow: [], required: true });
    expect(words(undefined, open)).toContain('add components reach the Internet');
    expect(words(closed, open)).toContain('add components reach the Internet');
    expect(words(open, closed)).toContain('remove components no longer reach the Internet');
    expect(words(undefined, closed).join()).not.toContain('Internet');
  });
});
