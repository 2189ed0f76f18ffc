import { expect, test } from 'vitest';
import { lineText } from '../render/text.ts';
import { engineLines } from './engine-changes.ts';

const volume = 'docker:index/volume:Volume';
const container = 'docker:index/container:Container';
const workspace = { type: 'dtaas:docker:Workspace', name: 'workspace' };

function linesOf(changes: Parameters<typeof engineLines>[0]): readonly string[] {
  return engineLines(changes).map(lineText);
}

function create(type: string, ...names: readonly string[]) {
  return names.map((name) => ({ op: 'create', type, name }));
}

test('many resources of a type are counted, a few are named', () => {
  const changes = [
    ...create(volume, 'data', 'link-a', 'link-b', 'state-a', 'state-b'),
    ...create('docker:index/network:Network', 'net'),
    { op: 'create', ...workspace },
    ...create(container, 'runner', 'a', 'b'),
  ];
  const line = 'Pulumi: create 3 containers (a, b, runner), network net, 5 volumes, workspace';
  expect(linesOf(changes)).toEqual([line]);
  expect(linesOf(changes.toReversed())).toEqual([line]);
});

test('each operation has a line', () => {
  const changes = [
    { op: 'update', ...workspace },
    { op: 'replace', type: container, name: 'runner' },
    { op: 'delete', type: container, name: 'b' },
  ];
  expect(linesOf(changes)).toEqual([
    'Pulumi: delete container b',
    'Pulumi: replace container runner',
    'Pulumi: update workspace',
  ]);
});

test('each resource that loses its data has a line of its own', () => {
  const lost = ['state-a', 'state-b'].map((name) => ({
    op: 'replace',
    type: volume,
    name,
    losesData: true as const,
  }));
  expect(linesOf([...lost, { op: 'replace', type: volume, name: 'data' }])).toEqual([
    'Pulumi: replace volume data',
    '! Pulumi: replace volume state-a, which loses its data',
    '! Pulumi: replace volume state-b, which loses its data',
  ]);
});

test.each([
  ['openstack:networking/floatingIp:FloatingIp', 'floating ip x'],
  ['mine:Thing', 'thing x'],
  ['odd', 'odd x'],
])('the type %s is named as %j', (type, named) => {
  expect(linesOf(create(type, 'x'))).toEqual([`Pulumi: create ${named}`]);
});

test('a plan without changes has no line', () => {
  expect(linesOf([])).toEqual([]);
});
