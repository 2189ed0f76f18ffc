import fc from 'fast-check';
import { valid } from 'semver';
import { describe, expect, it } from 'vitest';
import { validateLock } from '../generated/validators.js';
import { homeOf } from '../tree/directories.ts';
import { parseConnection, parseEndpoint, printConnection, printEndpoint } from './endpoint.ts';
import { didYouMean, nearest } from './nearest.ts';
import { directoryOf, isReference, isVersion, parseVersionedReference } from './reference.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}$/);
const folder = fc.constantFrom('data', 'models', 'functions', 'tools', 'twins');
const reference = fc.tuple(folder, name).map((parts) => parts.join('/'));
const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,10}$/);
const endpoint = fc.oneof(
  fc.record({ component: name, port: id }),
  fc.record({ child: name, component: name, port: id }),
);

describe('references', () => {
  it('are a folder and a name', () => {
    fc.assert(
      fc.property(reference, (r) => {
        expect(isReference(r)).toBe(true);
      }),
    );
  });

  it('come back with their version', () => {
    const version = fc
      .tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.constantFrom('', '-rc.1', '-alpha', '-0.3.7'))
      .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre}`);
    fc.assert(
      fc.property(reference, version, (r, v) => {
        expect(parseVersionedReference(`${r}@${v}`)).toEqual({ reference: r, version: v });
      }),
    );
  });

  it('are found again from any path within their directory', () => {
    fc.assert(
      fc.property(reference, (r) => {
        expect(homeOf(`${directoryOf(r)}/src/a.mjs`)).toBe(r);
      }),
    );
  });

  it.each([
    '',
    'models',
    'models/',
    '/models/a',
    'models/../a',
    'models/a/b',
    'models/A',
    'models/-a',
    'models/a--b',
    'models/a\n',
    'model/a',
    'models/a b',
    `models/${'a'.repeat(64)}`,
    'models/a@1.0.0',
  ])('refuse %j', (text) => {
    expect(isReference(text)).toBe(false);
  });

  it('never take a text whose directory leaves the repository', () => {
    const extra = fc.constantFrom('', 'a', '7', '.', '..', '/', '../', '@', '\n', 'A', ' ', '-', '\0');
    let taken = 0;
    const text = fc
      .tuple(reference, fc.nat(), extra)
      .map(([r, at, more]) => r.slice(0, at % (r.length + 1)) + more + r.slice(at % (r.length + 1)));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (tried) => {
        if (!isReference(tried)) return;
        taken += 1;
        expect(directoryOf(tried)).toMatch(/^(assets\/[a-z]+|twins)\/[a-z0-9-]+$/);
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(10);
  });

  it.each([
    '',
    'models/a',
    'models/a@',
    'models/a@1.0',
    'a@1.0.0',
    'models/a@1.0.0@1.0.0',
    'models/a@1.0.0\n',
  ])('and a version: refuse %j', (text) => {
    expect(parseVersionedReference(text)).toBeUndefined();
  });

  it('agree with semver on what a version is', () => {
    const part = fc.constantFrom('0', '1', '01', '10', '-', '.', 'a', 'rc', '+', ' ', 'v');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        if (!text.includes('+')) expect(isVersion(text)).toBe(valid(text) === text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['1.0.0-01', false],
    ['1.0.0-a.01', false],
    ['1.0.0-0a', true],
    ['1.0.0-rc.1', true],
    ['01.0.0', false],
    ['99999999999999999999.0.0', false],
    ['1.0.9007199254740993', false],
    ['999999999999999.0.0', true],
    ['1.0.0+build', false],
  ])('%s is a version: %s, for the schema as for us', (text, expected) => {
    expect(isVersion(text)).toBe(expected);
    const lock = { apiVersion: 'dtaas/v1', kind: 'Lock', references: [entryOf(text)] };
    expect(validateLock(lock)).toBe(expected);
  });
});

function entryOf(version: string): object {
  return { reference: 'models/pump', range: '*', version, source: 'tree', digest: 'a'.repeat(64) };
}

describe('connections', () => {
  it('come back from their text', () => {
    fc.assert(
      fc.property(endpoint, endpoint, (from, to) => {
        expect(parseEndpoint(printEndpoint(from))).toEqual(from);
        expect(parseConnection(printConnection({ from, to }))).toEqual({ from, to });
      }),
    );
  });

  it.each(['a.b', 'a.b ->', 'a -> b', 'a.b -> c.d -> e.f', 'a.b => c.d', 'a.b.c.d -> e.f', 'a..b -> c.d'])(
    'refuse %j',
    (text) => {
      expect(parseConnection(text)).toBeUndefined();
    },
  );

  it('take any blanks around the arrow', () => {
    expect(parseConnection('  a.b->c.d ')).toEqual({
      from: { component: 'a', port: 'b' },
      to: { component: 'c', port: 'd' },
    });
  });
});

describe('the nearest name', () => {
  it.each([
    ['temprature', ['temperature', 'pressure'], 'temperature'],
    ['heateron', ['heaterOn', 'lidOpen'], 'heaterOn'],
    ['x', ['temperature'], undefined],
    ['titel', ['tags', 'title', 'version'], 'title'],
    ['functions/nothere', ['functions/comfort'], undefined],
    ['models/incubator-termal', ['models/incubator-thermal', 'models/robot'], 'models/incubator-thermal'],
  ])('of %s among %j is %s', (text, candidates, expected) => {
    expect(nearest(text, candidates)).toBe(expected);
  });

  it('is itself where the name is there', () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 1 }), (ids) => {
        expect(nearest(ids.at(-1)!, ids)).toBe(ids.at(-1));
      }),
    );
  });

  it('gives way to a list of what there is', () => {
    expect(didYouMean('zzz', ['measured', 'heaterOn'])).toBe('There are heaterOn, measured.');
  });
});
