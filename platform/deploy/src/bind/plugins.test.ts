import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { neededPlugins, pluginsOfPlaces } from './plugins.ts';

const kinds = [
  { name: 'boxes', resourceKinds: [{ type: 'docker:index/container:Container' }, { type: 'dtaas:x:Y' }] },
  { name: 'clouds', resourceKinds: [{ type: 'openstack:compute/instance:Instance' }] },
  { name: 'both', resourceKinds: [...'ab'].map((name) => ({ type: `docker:index/${name}:N` })) },
  { name: 'here', resourceKinds: [{ type: 'dtaas:x:Y' }] },
];

describe('the plugins of places', () => {
  it('are those that make the resources of their kinds, with the names of the places', () => {
    const places = {
      a: { kind: 'boxes' },
      b: { kind: 'clouds' },
      c: { kind: 'both' },
      d: { kind: 'here' },
      e: { kind: 'unknown' },
    };
    expect([...pluginsOfPlaces(places, kinds)]).toEqual([
      ['docker', ['a', 'c']],
      ['openstack', ['b']],
    ]);
  });

  it('are none where all resources are of the platform itself', () => {
    expect(pluginsOfPlaces({ d: { kind: 'here' } }, kinds).size).toBe(0);
  });
});

describe('the plugins that a clone needs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-needed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (spec: string): void =>
    writeFileSync(
      join(folder, 'platform.yaml'),
      `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: ${spec}\n`,
    );

  it('are read from a platform.yaml that is not committed yet', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    write('{organisation: plant, places: {here: {kind: process}}, defaultPlace: here}');
    expect(await neededPlugins(folder)).toEqual(new Map());
  });

  it('are those of places at which a twin may run', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    write(
      '{organisation: plant, places: {here: {kind: process}, docker: {kind: docker}}, defaultPlace: here}',
    );
    expect(await neededPlugins(folder)).toEqual(new Map());
    mkdirSync(join(folder, 'twins', 'mill'), { recursive: true });
    const head = 'apiVersion: dtaas/v1\nkind: Twin\nmetadata: {name: mill, version: 1.0.0}\n';
    const spec = 'spec: {assets: {}, infrastructure: {workspace: {flavour: container}}}\n';
    writeFileSync(join(folder, 'twins', 'mill', 'twin.yaml'), `${head}${spec}`);
    expect(await neededPlugins(folder)).toEqual(new Map([['docker', ['docker']]]));
  });

  it.each([
    ['there is no repository', false, '{organisation: plant}'],
    ['platform.yaml is broken', true, '{'],
  ])('are not known where %s', async (_, isRepository, spec) => {
    if (isRepository) execFileSync('git', ['init', '-q'], { cwd: folder });
    write(spec);
    expect(await neededPlugins(folder)).toBeUndefined();
  });
});
