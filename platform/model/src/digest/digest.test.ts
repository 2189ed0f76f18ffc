import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affected } from '../affected/affected-twins.ts';
import { directoriesOf } from '../tree/directories.ts';
import type { Tree, TreeEntry } from '../tree/tree.ts';
import { canonicalJson, verificationDigest } from './canonical-json.ts';
import { contentDigest, filesByReference, filesOf } from './content.ts';
import { usualDocumentation } from './documentation.ts';
import { gitTreeId } from './git-objects.ts';

describe('canonical JSON', () => {
  it('is the example of RFC 8785, section 3.2.2 and 3.2.3', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\u000aA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders names by UTF-16 code units', () => {
    const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö'];
    const written = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(written) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      'ö',
      '€',
      '😀',
      '\ufb33',
    ]);
  });

  it('is the same whatever the order of members, and means the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [() => 1]])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });
});

const entry = fc.record({
  mode: fc.constantFrom<TreeEntry['mode']>('100644', '100755'),
  id: fc.stringMatching(/^[0-9a-f]{40}$/),
  size: fc.nat(),
});
const path = fc.stringMatching(/^(src\/|docs\/)?[A-Za-z]{1,6}(\.md|\.mjs)?$/);
const files = fc.uniqueArray(fc.tuple(path, entry), { selector: ([p]) => p, maxLength: 8 });

function treeOf(list: readonly (readonly [string, TreeEntry])[]): Tree {
  const sorted = [...list].sort(([a], [b]) => (a < b ? -1 : 1));
  const read = (): never => expect.fail('no file is read for a digest');
  return { entries: new Map(sorted), read, readUpTo: read };
}

describe('the content digest', () => {
  it('takes no notice of the order of files nor of documentation', () => {
    fc.assert(
      fc.property(files, entry, (list, other) => {
        const content = list.map(([p, e]) => ({ path: p, ...e }));
        const digest = contentDigest(content, usualDocumentation);
        expect(contentDigest([...content].reverse(), usualDocumentation)).toBe(digest);
        expect(contentDigest([...content, { path: 'README.md', ...other }], usualDocumentation)).toBe(digest);
        expect(contentDigest([...content, { path: 'docs/picture.svg', ...other }], usualDocumentation)).toBe(
          digest,
        );
      }),
    );
  });

  it("changes with a file's bytes, mode, path, coming and going", () => {
    const base = { path: 'src/a.mjs', mode: '100644' as const, id: 'a'.repeat(40) };
    const variants = [
      [base],
      [{ ...base, id: 'b'.repeat(40) }],
      [{ ...base, mode: '100755' as const }],
      [{ ...base, path: 'src/b.mjs' }],
      [base, { ...base, path: 'c' }],
      [],
    ];
    expect(new Set(variants.map((files) => contentDigest(files, []))).size).toBe(variants.length);
  });
});

it('the files of each asset are named from its own folder', () => {
  fc.assert(
    fc.property(files, files, (pump, valve) => {
      const tree = treeOf([
        ...pump.map(([p, e]) => [`assets/models/pump/${p}`, e] as const),
        ...valve.map(([p, e]) => [`assets/models/pump-2/${p}`, e] as const),
      ]);
      const named = (list: typeof files extends fc.Arbitrary<infer F> ? F : never) =>
        list.map(([p, { mode, id }]) => ({ path: p, mode, id })).sort((a, b) => (a.path < b.path ? -1 : 1));
      expect(filesOf(tree, 'models/pump')).toEqual(named(pump));
      expect(filesOf(tree, 'models/pump-2')).toEqual(named(valve));
      expect(filesOf(tree, 'models/none')).toEqual([]);
      expect([...filesByReference(tree)].map(([reference]) => reference)).toEqual([
        ...directoriesOf(tree).keys(),
      ]);
    }),
  );
});

it('a verification digest changes with each thing that it is made of', () => {
  const subject = { content: 'c', uses: { plant: 'p' }, environment: 'e', verifier: '1' };
  const variants = [
    subject,
    { ...subject, content: 'd' },
    { ...subject, uses: { plant: 'q' } },
    { ...subject, uses: { other: 'p' } },
    { ...subject, environment: 'f' },
    { ...subject, verifier: '2' },
  ];
  expect(new Set(variants.map(verificationDigest)).size).toBe(variants.length);
});

it('what is affected is what differs', () => {
  const before = new Map(Object.entries({ a: '1', b: '1', gone: '1' }));
  const after = new Map(Object.entries({ a: '1', b: '2', added: '1' }));
  expect(affected(before, after)).toEqual(['added', 'b', 'gone']);
});

it("a tree's id is the one that git gives it", () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-tree-id-'));
  try {
    const git = (...arguments_: string[]) =>
      execFileSync('git', arguments_, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    for (const path of ['a.b', 'a/b', 'a-b', 'a0', 'src/ö.mjs', 'src/deep/er.mjs', 'z']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), path, { mode: path === 'z' ? 0o755 : 0o644 });
    }
    git('add', '.');
    const listed = git('ls-files', '-s', '-z')
      .split('\0')
      .filter((line) => line !== '');
    const content = listed.map((line) => {
      const [mode, id] = line.split(/[ \t]/);
      return { mode: mode as TreeEntry['mode'], id: id!, path: line.slice(line.indexOf('\t') + 1) };
    });
    expect(gitTreeId(content)).toBe(git('write-tree').trim());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
