import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fixtureKinds } from '../../testing/fixture-kinds.ts';
import { tableOf } from '../kinds/resource-kind.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { newerLeftover, readPrivateCopy, stackName, writePrivateCopy } from './private-copy.ts';

const name = 'twin';
const table = tableOf(fixtureKinds('/nowhere'));
const holding = (...names: string[]): Checkpoint => ({
  version: 3,
  deployment: {
    manifest: { time: '0001-01-01T00:00:00Z' },
    resources: names.map((each) => ({
      urn: `urn:pulumi:twin::dtaas::own:index:Thing::${each}`,
      type: 'own:index:Thing',
    })),
  },
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives back what was written', () => {
  writePrivateCopy(folder, name, holding('a'), holding('a'));
  expect(readPrivateCopy(folder, name, table, undefined)).toEqual({ checkpoint: holding('a'), secrets: [] });
  writePrivateCopy(folder, name, undefined, undefined);
  expect(readPrivateCopy(folder, name, table, undefined).checkpoint).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual(['home', 'project', 'state']);
});

it('knows what a run left that began from the same record, and from no other record', () => {
  expect(newerLeftover(folder, name, table, undefined)).toBeUndefined();
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  expect(newerLeftover(folder, name, table, holding('a'))).toEqual(holding('a', 'b'));
  expect(newerLeftover(folder, name, table, undefined)).toBeUndefined();
  expect(newerLeftover(folder, name, table, holding('a', 'b'))).toBeUndefined();
});

it('has the record itself after a run that made nothing', () => {
  writePrivateCopy(folder, name, holding('a'), holding('a'));
  expect(newerLeftover(folder, name, table, holding('a'))).toEqual(holding('a'));
});

it('survives a kill while it is replaced', () => {
  const state = join(folder, 'state');
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  // Between the two renames only the old one is there; before them the new one is half written.
  renameSync(state, `${state}.old`);
  expect(newerLeftover(folder, name, table, holding('a'))).toEqual(holding('a', 'b'));
  writePrivateCopy(folder, name, newerLeftover(folder, name, table, holding('a')), holding('a'));
  expect(newerLeftover(folder, name, table, holding('a'))).toEqual(holding('a', 'b'));
});

it('ignores a record that was cut short', () => {
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  writeFileSync(join(folder, 'state', '.pulumi', 'stacks', 'dtaas', 'twin.json'), '{"version": 3, "check');
  expect(newerLeftover(folder, name, table, holding('a'))).toBeUndefined();
});

it('drops secrets that a killed run left, and from the file of a run that ended', () => {
  const [first] = holding('a').deployment.resources;
  const token = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'x' };
  const leaking: Checkpoint = {
    version: 3,
    deployment: { ...holding().deployment, resources: [{ ...first!, outputs: { token, size: 1 } }] },
  };
  writePrivateCopy(folder, name, leaking, undefined);
  expect(newerLeftover(folder, name, table, undefined)?.deployment.resources[0]?.outputs).toEqual({
    token: null,
    size: 1,
  });
  expect(readPrivateCopy(folder, name, table, undefined).secrets).toEqual(['a: outputs.token']);
  expect(
    readFileSync(join(folder, 'state', '.pulumi', 'stacks', 'dtaas', 'twin.json'), 'utf8'),
  ).not.toContain('ciphertext');
});

it.each([
  ['incubator', 'incubator'],
  ['factory.r1', 'factory.r1'],
  ['_pool.lab', /^pool\.lab-[0-9a-f]{16}$/],
  ['a'.repeat(120), /^a{83}-[0-9a-f]{16}$/],
])('gives the stack of %s a name that Pulumi takes', (instance, expected) => {
  expect(stackName(instance)).toMatch(expected);
  expect(stackName(instance)).toMatch(/^[A-Za-z0-9][\w.-]{0,99}$/);
});
