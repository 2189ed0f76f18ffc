import fc from 'fast-check';
import { compare, maxSatisfying } from 'semver';
import { describe, expect, it } from 'vitest';
import { checkRepository } from '../check.ts';
import { filesOf, gitTreeId } from '../digest/index.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import type { Files } from '../explain/explanation.ts';
import { asset, exampleTree, plainPlatform, twin } from '../explain/parts.ts';
import { platformVersion } from '../platform-version.ts';
import type { Catalogue, Published } from '../tree/catalogue.ts';
import { newLock, printLock } from './locks/lock-text.ts';
import { requestsOf } from './locks/locked.ts';
import { resolveCatalogue } from './resolve-catalogue.ts';
import { isAvailable } from './versions/available.ts';
import { type Finder, finderOf } from './versions/finder.ts';

const withPartner: Files = {
  'platform.yaml': `${plainPlatform}  sources: [{name: partner, path: ../partner}]\n`,
};
const run = 'run: {command: [pump]}';

function tool(version: string): Files {
  return asset('tools/pump', run, `version: ${version}`);
}

function tagged(
  version: string,
  source = 'tags',
  files = tool(version),
  reference = 'tools/pump',
): Published {
  const tree = exampleTree(files);
  const commit = Buffer.from(`${source}${version}`).toString('hex').padEnd(40, '0').slice(0, 40);
  return {
    reference,
    version,
    source,
    commit,
    treeId: gitTreeId(filesOf(tree, reference)),
    files: () => tree,
  };
}

function catalogueOf(files: Files, published: readonly Published[] = []): Catalogue {
  return readCatalogue(exampleTree(files), { published }).catalogue;
}

function found(finder: Finder, range: string): string {
  const outcome = finder.find('tools/pump', range);
  return isAvailable(outcome) ? `${outcome.version} ${outcome.source}` : outcome.reason;
}

describe('a version is looked for', () => {
  const published = [
    tagged('1.0.0'),
    tagged('2.0.0'),
    tagged('1.4.0', 'partner'),
    tagged('1.5.0', 'forgotten'),
    tagged('1.2.0', 'partner'),
    tagged('1.2.0'),
  ];
  const finder = finderOf(catalogueOf({ ...tool('1.1.0'), ...withPartner }, published));

  it.each([
    ['^1', '1.1.0 tree'],
    ['~1.2', '1.2.0 tags'],
    ['^1.2', '1.4.0 partner'],
    ['>=2', '2.0.0 tags'],
    ['*', '1.1.0 tree'],
    ['^3', 'no-version'],
    ['one', 'range-invalid'],
  ])('%s: %s', (range, expected) => {
    expect(found(finder, range)).toBe(expected);
  });

  it('in vain where there is none, and silently where its file is broken', () => {
    expect(found(finderOf(catalogueOf({})), '*')).toBe('unknown');
    expect(found(finderOf(catalogueOf({ 'assets/tools/pump/asset.yaml': 'kind: [' })), '*')).toBe('broken');
    const broken = tagged('2.0.0', 'tags', { 'assets/tools/pump/asset.yaml': 'kind: [' });
    expect(found(finderOf(catalogueOf({}, [broken])), '*')).toBe('published-broken');
  });

  it('names the platform that a published version needs', () => {
    const later = asset('tools/pump', 'tomorrow: 1', 'version: 2.0.0, needs: ">=999"');
    const files = twin('assets: {pump: {asset: tools/pump, version: ^2}}');
    const { catalogue } = readCatalogue(exampleTree(files), { published: [tagged('2.0.0', 'tags', later)] });
    expect(finderOf(catalogue).find('tools/pump', '^2')).toEqual({
      reason: 'published-broken',
      version: '2.0.0',
      why: `This file needs a platform \`>=999\`, but this platform is ${platformVersion}`,
    });
  });

  it('among tags in any order: the newest in range', () => {
    const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
    const range = fc.constantFrom('^1', '~1.2', '>=1 <3', '*', '2.x');
    fc.assert(
      fc.property(fc.uniqueArray(version, { minLength: 1 }), range, (versions, wanted) => {
        const one = finderOf(
          catalogueOf(
            {},
            versions.map((v) => tagged(v)),
          ),
        );
        const newest = maxSatisfying(versions, wanted);
        expect(found(one, wanted)).toBe(newest === null ? 'no-version' : `${newest} tags`);
        expect([...versions].sort(compare)).toContain(versions[0]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a lock', () => {
  const box = twin('assets: {pump: {asset: tools/pump, version: ^1}}');

  async function lockedFiles(files: Files, published: readonly Published[] = []): Promise<Files> {
    const { finder, twins } = await resolveCatalogue(catalogueOf(files, published));
    const lock = printLock(newLock(finder, requestsOf(finder, twins.get('box')!.twin.value)));
    return { ...files, 'twins/box/twin.lock': lock };
  }

  async function outcome(files: Files, published: readonly Published[] = []): Promise<string> {
    const catalogue = catalogueOf(files, published);
    const [resolved] = (await resolveCatalogue(catalogue)).twins.get('box')!.references;
    const problems = await checkRepository(catalogue.tree, { published });
    const version = isAvailable(resolved!.outcome)
      ? `${resolved!.outcome.version} ${resolved!.outcome.source}`
      : 'none';
    return [version, ...problems.map(({ severity, code }) => `${severity} ${code}`)].join(', ');
  }

  it('is followed', async () => {
    const files = await lockedFiles({ ...box, ...tool('1.0.0') });
    expect(await outcome(files)).toBe('1.0.0 tree');
  });

  it('is followed to the tag where the tree has moved on', async () => {
    const files = await lockedFiles({ ...box, ...tool('1.0.0') });
    expect(await outcome({ ...files, ...tool('1.1.0') }, [tagged('1.0.0')])).toBe(
      '1.0.0 tags, warning lock-outdated',
    );
    expect(await outcome({ ...files, ...tool('2.0.0') }, [tagged('1.0.0')])).toBe('1.0.0 tags');
  });

  it('of a tag is followed while the tree offers a newer one', async () => {
    const files = await lockedFiles(box, [tagged('1.0.0')]);
    expect(await outcome(files, [tagged('1.0.0')])).toBe('1.0.0 tags');
    expect(await outcome({ ...files, ...tool('1.1.0') }, [tagged('1.0.0')])).toBe(
      '1.0.0 tags, warning lock-outdated',
    );
  });

  it('is stale where its files are others or gone', async () => {
    const files = await lockedFiles({ ...box, ...tool('1.0.0') });
    expect(await outcome({ ...files, 'assets/tools/pump/main.mjs': 'x' })).toBe(
      '1.0.0 tree, error lock-stale',
    );
    expect(await outcome({ ...files, ...tool('1.1.0') })).toBe('1.1.0 tree, error lock-stale');
    const ofTag = await lockedFiles(box, [tagged('1.0.0')]);
    const moved = { ...tagged('1.0.0'), commit: 'f'.repeat(40) };
    expect(await outcome(ofTag, [moved])).toBe('1.0.0 tags, error lock-stale');
  });

  it("of a source that wasn't fetched says so, and how to", async () => {
    const partner = [tagged('1.0.0', 'partner')];
    const files = await lockedFiles({ ...box, ...withPartner }, partner);
    expect(await outcome(files, partner)).toBe('1.0.0 partner');
    expect(await outcome(files)).toBe('none, error source-unfetched');
    expect(await outcome({ ...files, ...tool('1.1.0') })).toBe('1.1.0 tree, error source-unfetched');
    const { 'platform.yaml': _, ...unnamed } = files;
    expect(await outcome(unnamed, partner)).toBe('none, error source-unfetched');
  });

  it('is stale where it holds another reference or range', async () => {
    const files = await lockedFiles({ ...box, ...tool('1.0.0') });
    const other = twin('assets: {pump: {asset: tools/pump, version: ~1.0.0}}');
    expect(await outcome({ ...files, ...other })).toBe('1.0.0 tree, error lock-stale');
  });

  it('is read as it was written', async () => {
    const files = await lockedFiles({ ...box, ...tool('1.0.0') }, [tagged('1.0.0')]);
    const catalogue = catalogueOf(files);
    const { finder, twins } = await resolveCatalogue(catalogue);
    expect(catalogue.locks.get('box')!.value).toEqual(
      newLock(finder, requestsOf(finder, twins.get('box')!.twin.value)),
    );
  });
});

describe('children', () => {
  const pump = tool('1.0.0');
  const part = twin('assets: {pump: {asset: tools/pump, version: ^1}}', 'part');
  const whole = (child: string): Files => ({ ...twin(`children: {left: ${child}}`), ...part, ...pump });

  async function codes(files: Files, published: readonly Published[] = []): Promise<readonly string[]> {
    const problems = await checkRepository(exampleTree(files), { published });
    return problems
      .filter(({ code }) => code !== 'lock-missing' && code !== 'children-not-run')
      .map(({ code, line, column }) => `${code} ${line}:${column}`);
  }

  it('have parameters of their components set', async () => {
    const sized = asset(
      'tools/pump',
      `parameters: {size: {type: number, unit: m, default: 1, maximum: 2}}\n${run}`,
    );
    const child = (values: string): Files => ({
      ...whole(`{twin: part, version: ^1, with: ${values}}`),
      ...sized,
    });
    expect(await codes(child('{pump: {size: {value: 100, unit: cm}}}'))).toEqual([]);
    expect(await codes(child('{pump: {size: {value: 300, unit: cm}}}'))).toEqual([
      'value-out-of-bounds 5:74',
    ]);
    expect(await codes(child('{pmp: {size: {value: 100, unit: cm}}}'))).toEqual(['component-unknown 5:53']);
  });

  it('lead somewhere', async () => {
    expect(await codes(whole('{twin: prt, version: ^1}'))).toEqual(['reference-unknown 5:27']);
    expect(await codes(whole('{twin: part, version: ^2}'))).toEqual(['version-unknown 5:42']);
  });

  it("may be published, also where the tree's twin of that name has moved on", async () => {
    const old = tagged('1.0.0', 'tags', part, 'twins/part');
    const { 'twins/part/twin.yaml': _, ...without } = whole('{twin: part, version: ^1, with: {pump: {}}}');
    expect(await codes(without, [old])).toEqual([]);
  });

  it('form no cycle of any length, each reported once', async () => {
    const ring = (length: number): Files =>
      Object.assign(
        {},
        ...Array.from({ length }, (_, i) =>
          twin(`children: {c: {twin: t${(i + 1) % length}, version: ^1}}`, `t${i}`),
        ),
      );
    for (const length of [1, 2, 5]) expect(await codes(ring(length))).toEqual(['children-cycle 5:24']);
  });

  it('many levels and shared ones are no cycle', async () => {
    const diamond = {
      ...twin('children: {a: {twin: left, version: ^1}, b: {twin: right, version: ^1}}', 'top'),
      ...twin('children: {c: {twin: part, version: ^1}}', 'left'),
      ...twin('children: {c: {twin: part, version: ^1}}', 'right'),
      ...part,
      ...pump,
    };
    expect(await codes(diamond)).toEqual([]);
  });
});
