import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Checkpoint } from '../state/checkpoint.ts';
import { newerLeftover, readPrivateCopy, writePrivateCopy } from './private-copy.ts';

const name = { project: 'dtaas', stack: 'twin' };
const holding = (...names: string[]): Checkpoint => ({
  version: 3,
  deployment: {
    manifest: { time: '0001-01-01T00:00:00Z' },
    resources: names.map((each) => ({
      urn: `urn:pulumi:twin::dtaas::dtaas:nop:Resource::${each}`,
      type: 'dtaas:nop:Resource',
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
  expect(readPrivateCopy(folder, name)).toEqual(holding('a'));
  writePrivateCopy(folder, name, undefined, undefined);
  expect(readPrivateCopy(folder, name)).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual(['home', 'project', 'state']);
});

it('tells what a run left that began from the same record, and from no other', () => {
  expect(newerLeftover(folder, name, undefined)).toBeUndefined();
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  expect(newerLeftover(folder, name, holding('a'))).toEqual(holding('a', 'b'));
  expect(newerLeftover(folder, name, undefined)).toBeUndefined();
  expect(newerLeftover(folder, name, holding('a', 'b'))).toBeUndefined();
});

it('says nothing new of a run that made nothing', () => {
  writePrivateCopy(folder, name, holding('a'), holding('a'));
  expect(newerLeftover(folder, name, holding('a'))).toBeUndefined();
});

it('survives a kill while it is replaced', () => {
  const state = join(folder, 'state');
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  // Between the two renames only the old one is there; before them the new one is half written.
  renameSync(state, `${state}.old`);
  expect(newerLeftover(folder, name, holding('a'))).toEqual(holding('a', 'b'));
  writePrivateCopy(folder, name, newerLeftover(folder, name, holding('a')), holding('a'));
  expect(newerLeftover(folder, name, holding('a'))).toEqual(holding('a', 'b'));
});

it('takes a record that was cut short for none', () => {
  writePrivateCopy(folder, name, holding('a', 'b'), holding('a'));
  writeFileSync(join(folder, 'state', '.pulumi', 'stacks', 'dtaas', 'twin.json'), '{"version": 3, "check');
  expect(newerLeftover(folder, name, holding('a'))).toBeUndefined();
});
