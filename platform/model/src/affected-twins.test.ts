import { describe, expect, it } from 'vitest';
import { affectedTwins } from './affected-twins.ts';
import { box, locked } from './box.example.ts';
import { treeOf } from './tree-of.ts';

const twin = box['twins/box/twin.yaml']!;
// A second twin, of the controller alone.
const lone = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: lone, version: 1.0.0}
spec:
  assets: {controller: {asset: functions/switch, version: ^1}}
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    telemetry: {temperature: {topic: lone/t1, unit: Cel}}
  connections: [physical.temperature -> controller.measured]
`;
const files = { ...box, 'twins/lone/twin.yaml': lone };

describe('the twins that a change affects', () => {
  it.each<[string, Record<string, string | null>, string[]]>([
    ['nothing', {}, []],
    ['documentation', { 'assets/models/box/README.md': '# Box\n', 'docs/x.md': 'x' }, []],
    ['a model', { 'assets/models/box/src/model.mjs': 'export {};\n' }, ['box']],
    ['an emulator', { 'assets/tools/emulator/main.mjs': 'process.exit();\n' }, []],
    ['a function of both', { 'assets/functions/switch/main.mjs': 'process.exit();\n' }, ['box', 'lone']],
    ['one twin', { 'twins/lone/twin.yaml': lone.replace('lone/t1', 'lone/t2') }, ['lone']],
    ['a twin less', { 'twins/lone/twin.yaml': null }, ['lone']],
    ['the title of a twin', { 'twins/box/twin.yaml': twin.replace('1.0.0}', '1.0.0, title: Box}') }, []],
    [
      'the organisation’s default place',
      { 'platform.yaml': box['platform.yaml']!.replace('defaultPlace: here', 'defaultPlace: nowhere') },
      ['box', 'lone'],
    ],
  ])('%s', async (_, change, expected) => {
    const before = treeOf(await locked(files));
    const changed = { ...files, ...change };
    const present = Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== null);
    const after = treeOf(await locked(Object.fromEntries(present)));
    expect(await affectedTwins(before, after, { program: '1' })).toEqual(expected);
  });
});
