import { expect, it } from 'vitest';
import { readCatalogue } from './document/read-catalogue.ts';
import { exampleTree, twin } from './explain/parts.ts';
import { twinLevel } from './twin-level.ts';

const link =
  'physicalTwin: {protocol: mqtt, url: "mqtt://a", telemetry: {t: {topic: t}}, commands: {c: {topic: c}}}';

it.each([
  ['model', 'connections: [a.x -> b.y]'],
  ['model', `connections: [a.x -> b.y]\n${link}`],
  ['shadow', `connections: [physical.t -> b.y]\n${link}`],
  ['shadow', `connections: [b.y -> physical.c]\n${link}`],
  ['twin', `connections: [physical.t -> b.y, b.y -> physical.c]\n${link}`],
  [
    'shadow',
    `connections: [physical.t -> b.y, b.y -> physical.c]\n${link.replace('mqtt,', 'mqtt, mode: shadow,')}`,
  ],
  ['model', `connections: [physical.toString -> b.y]\n${link}`],
])('a digital %s: %s', (level, spec) => {
  const { catalogue } = readCatalogue(exampleTree(twin(spec)));
  expect(twinLevel(catalogue.twins.get('box')!.value)).toBe(level);
});
