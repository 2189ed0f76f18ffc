import fc from 'fast-check';
import { expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { type Files, family, type State, spares, step, steps } from '../../testing/edits.ts';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { checkRepository } from '../check.ts';
import { filesOf, gitTreeId } from '../digest/index.ts';
import type { ParseCache } from '../document/parse-cache.ts';
import type { Problem } from '../errors/problem.ts';
import { exampleTree, plainPlatform } from '../explain/parts.ts';
import type { Published } from '../tree/catalogue.ts';
import type { Tree } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';

/** What is remembered between runs, as text, as it is in a file. */
function store(): ParseCache & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as Json) : undefined),
    set: (key, value) => void kept.set(key, JSON.stringify(value)),
  };
}

function check(state: State, verdicts?: ParseCache): Promise<readonly Problem[]> {
  const { published } = state;
  return checkRepository(exampleTree(state.files), { published, ...(verdicts && { verdicts }) });
}

it('what is remembered changes no answer, whatever was edited in between', async () => {
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 14 }), async (edits) => {
      const verdicts = store();
      let state: State = { files: await locked({ ...spares, ...family }), published: [] };
      await check(state, verdicts);
      for (const edit of edits) {
        state = await step(state, edit);
        const found = await check(state, verdicts);
        expect(found).toEqual(await check(state));
        for (const { code } of found) codes.add(code);
      }
    }),
    // A seed, since what the edits meet is counted below.
    { numRuns: 200, seed: 3 },
  );
  // The edits are such that rules of every sort have something to say.
  expect(codes.size).toBeGreaterThan(15);
}, 240_000);

/** A tree that says which files were read. */
function watched(files: Files): { readonly tree: Tree; readonly read: Set<string> } {
  const tree = exampleTree(files);
  const read = new Set<string>();
  return {
    read,
    tree: {
      ...tree,
      read(path) {
        read.add(path);
        return tree.read(path);
      },
    },
  };
}

async function many(): Promise<Files> {
  const files: Record<string, string> = { ...box };
  for (const [path, text] of Object.entries(box)) {
    if (path === 'platform.yaml') continue;
    for (const copy of ['one', 'two', 'three', 'four', 'five', 'six'])
      files[path.replace(/^(assets\/\w+|twins)\/[a-z]+/, `$&-${copy}`)] = text
        .replace(/name: ([a-z]+)/, `name: $1-${copy}`)
        .replace(/asset: ([a-z/]+)/g, `asset: $1-${copy}`);
  }
  return locked(files);
}

it('only what changed, and what it follows, is read', async () => {
  const files = await many();
  const verdicts = store();
  expect(await checkRepository(exampleTree(files), { verdicts })).toEqual([]);
  const again = watched(files);
  await checkRepository(again.tree, { verdicts });
  expect([...again.read]).toEqual(['platform.yaml']);
  const path = 'assets/functions/switch-two/asset.yaml';
  const changed = watched({ ...files, [path]: `${files[path]}# changed\n` });
  const problems = await checkRepository(changed.tree, { verdicts });
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['twins/box-two/twin.lock lock-stale']);
  expect([...changed.read].sort()).toEqual([
    'assets/functions/filter-two/asset.yaml',
    path,
    'assets/models/box-two/asset.yaml',
    'assets/tools/emulator-two/asset.yaml',
    'platform.yaml',
    'twins/box-two/twin.lock',
    'twins/box-two/twin.yaml',
  ]);
});

it('nothing is remembered of a file that is written while it is read', async () => {
  const path = 'assets/models/box/asset.yaml';
  const tree = exampleTree(await locked(box));
  const other = Buffer.from(`${box[path]}# being written\n`);
  const verdicts = store();
  const written = { ...tree, read: (p: string) => (p === path ? other : tree.read(p)) };
  await checkRepository(written, { verdicts });
  const all = verdicts.kept.size;
  await checkRepository(tree, { verdicts });
  expect(verdicts.kept.size).toBe(all + 1);
});

it('a published version is one of the things that a verdict follows', async () => {
  const files = await locked(box);
  const verdicts = store();
  expect(await checkRepository(exampleTree(files), { verdicts })).toEqual([]);
  const path = 'assets/models/box/asset.yaml';
  const tree = exampleTree({ [path]: box[path]!.replace('1.0.0', '1.7.0') });
  const newer: Published = {
    reference: 'models/box',
    version: '1.0.0',
    source: 'tags',
    commit: 'a'.repeat(40),
    treeId: gitTreeId(filesOf(tree, 'models/box')),
    files: () => tree,
  };
  const found = await checkRepository(exampleTree(files), { published: [newer], verdicts });
  expect(found.map(({ code }) => code)).toEqual(['version-taken']);
});

it.each([
  [
    'platform.yaml',
    (files: Files) => ({
      files: { ...files, 'platform.yaml': `${plainPlatform}# changed\n` },
      placeKinds: undefined,
    }),
  ],
  ['the kinds of places', (files: Files) => ({ files, placeKinds: exampleKinds })],
])('a change of %s is a reason to judge everything again', async (_, change) => {
  const verdicts = store();
  const before = await many();
  await checkRepository(exampleTree(before), { verdicts });
  const { files, placeKinds } = change(before);
  const again = watched(files);
  await checkRepository(again.tree, { verdicts, placeKinds });
  const all = Object.keys(files).filter((path) => /(?:asset|twin)\.yaml$/.test(path));
  expect([...again.read]).toEqual(expect.arrayContaining(all));
});
