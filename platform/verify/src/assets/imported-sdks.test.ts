import { type Asset, type Available, type Json, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { readWorkTree } from '@dtaas/repository';
import * as sandbox from '@dtaas/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../../testing/temporary-assets.ts';
import { type VerifyOptions, verifyRepository } from '../verify-repository.ts';
import { sdksImportedBy } from './imported-sdks.ts';

const digests = { node: 'n'.repeat(64), python: 'p'.repeat(64) };

let clone: TemporaryAssets;
beforeEach(() => {
  clone = temporaryAssets();
  digests.node = 'n'.repeat(64);
  digests.python = 'p'.repeat(64);
  vi.spyOn(sandbox, 'sdkDigests').mockImplementation(() => digests);
});
afterEach(() => {
  vi.restoreAllMocks();
  clone.remove();
});

const files = (files: Readonly<Record<string, string>>) =>
  clone.write(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`assets/models/box/${path}`, text])),
  );

async function box(): Promise<Available<Asset>> {
  const { catalogue } = readCatalogue(await readWorkTree(await clone.open()), { published: [] });
  return (await resolveCatalogue(catalogue)).finder.inTree('models/box') as Available<Asset>;
}

const withLock = (language: string, lock: string) => {
  const spec = { environment: { [language]: lock } };
  const metadata = { name: 'box', version: '1.0.0', license: 'MIT' };
  return { 'asset.yaml': JSON.stringify({ apiVersion: 'dtaas/v1', kind: 'Model', metadata, spec }) };
};

describe('an asset imports', () => {
  it.each<[what: string, files: Readonly<Record<string, string>>, sdks: readonly string[]]>([
    ['none', { 'main.mjs': "import 'node:fs';" }, []],
    ['the SDK of Node', { 'src/main.mjs': "import { serve } from '@dtaas/component';" }, ['node']],
    ['its tests', { 'test/main.test.mjs': "import { drive } from '@dtaas/component/testing';" }, ['node']],
    ['the SDK of Python', { src: '#!/usr/bin/env python3\nfrom dtaas_component import serve' }, ['python']],
    ['both', { 'a.py': 'import dtaas_component', 'b.js': 'import("@dtaas/component")' }, ['node', 'python']],
    ['none that only its documentation names', { 'README.md': 'Uses @dtaas/component.' }, []],
    ['none that stands in data', { 'data.csv': `${' '.repeat(4 * 2 ** 20)}dtaas_component` }, []],
    [
      'its own package of Node',
      {
        ...withLock('node', 'package-lock.json'),
        'main.mjs': "import '@dtaas/component'; // dtaas_component",
        'package-lock.json': '{"packages": {"node_modules/@dtaas/component": {"version": "0.3.0"}}}',
      },
      ['python'],
    ],
    [
      'its own package of Python',
      {
        ...withLock('python', 'requirements.txt'),
        'main.py': "import dtaas_component # '@dtaas/component'",
        'requirements.txt': 'dtaas_component==0.3.0 --hash=sha256:00\n',
      },
      ['node'],
    ],
    [
      'the SDK beside other packages',
      {
        ...withLock('python', 'requirements.txt'),
        'main.py': 'import dtaas_component',
        'requirements.txt': 'dtaas-components==0.3.0 --hash=sha256:00\n',
      },
      ['python'],
    ],
    [
      'it where the lock file is missing',
      { ...withLock('node', 'x.json'), 'a.mjs': '@dtaas/component' },
      ['node'],
    ],
  ])('%s', async (_, content, expected) => {
    clone.asset('models/box');
    files(content);
    expect(sdksImportedBy(await box())).toEqual(expected);
  });

  it('what was found for the same content before', async () => {
    clone.asset('models/box');
    const kept = new Map<string, Json>();
    const cache = {
      get: (key: string) => kept.get(key),
      set: (key: string, value: Json) => void kept.set(key, value),
    };
    const first = await box();
    expect(sdksImportedBy(first, cache)).toEqual([]);
    expect([...kept]).toEqual([[`sdk:${first.digest}`, []]]);
    kept.set(`sdk:${first.digest}`, ['node']);
    expect(sdksImportedBy(first, cache)).toEqual(['node']);
    files({ 'main.mjs': 'export {};' });
    expect(sdksImportedBy(await box(), cache)).toEqual([]);
  });
});

describe('another version of the SDK of Node', () => {
  const verify = async (options: VerifyOptions = {}) => {
    const { results } = await verifyRepository(await clone.open(), { allowWeak: true, ...options });
    return Object.fromEntries(results.map(({ asset, outcome }) => [asset, outcome]));
  };

  it('has the assets that import it tested again, with the assets that use them, and no others', async () => {
    clone.asset('models/box', { test: 'exit 0 # @dtaas/component' });
    clone.asset('functions/user', { uses: 'models/box' });
    clone.asset('functions/python', { test: 'exit 0 # dtaas_component' });
    clone.asset('functions/plain');
    clone.commit();
    const all = { 'models/box': 'passed', 'functions/user': 'passed', 'functions/python': 'passed' };
    expect(await verify()).toEqual({ ...all, 'functions/plain': 'passed' });
    let stored: Parameters<NonNullable<VerifyOptions['kept']>['write']>[0] | undefined;
    const kept: VerifyOptions['kept'] = {
      read: () => stored,
      write: (value) => {
        stored = value;
      },
    };
    expect(new Set(Object.values(await verify({ kept })))).toEqual(new Set(['remembered']));
    digests.node = 'o'.repeat(64);
    expect(await verify({ kept })).toEqual({
      'models/box': 'passed',
      'functions/user': 'passed',
      'functions/python': 'remembered',
      'functions/plain': 'remembered',
    });
  });

  it('changes no digest of an asset without an SDK', async () => {
    clone.asset('functions/plain');
    const digest = async () =>
      (await verifyRepository(await clone.open(), { allowWeak: true })).results[0]?.digest;
    const before = await digest();
    Object.assign(digests, { node: 'x'.repeat(64), python: 'y'.repeat(64) });
    expect(await digest()).toBe(before);
    // The digest that version 0.2 gave this asset, so that its records still count.
    expect(before).toBe('fe0fd7872a59d6c9e6002427ed2d8b9ba1fcc78c661c2fa6ab59f98a4650f0cf');
  });
});
