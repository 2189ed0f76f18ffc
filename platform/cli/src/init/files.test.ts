import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withShards, withWords } from './files.ts';

const words = {
  name: 'plant',
  title: 'Twins of the plant',
  organisation: 'plant',
  state: { url: 'ssh://git@git.example/plant/twins.git' },
};
const own = readFileSync(new URL('../../../../platform.yaml', import.meta.url), 'utf8');
const comments = (text: string) => text.split('\n').filter((line) => line.trim().startsWith('#'));

describe('platform.yaml', () => {
  it('gets the words, and keeps everything else', () => {
    const text = withWords(own, words);
    const [before, after] = [parse(own), parse(text)];
    expect(after).toEqual({
      ...before,
      metadata: { name: 'plant', title: 'Twins of the plant' },
      spec: { ...before.spec, organisation: 'plant', state: { ...words.state, push: true } },
    });
    expect(comments(text)).toEqual(comments(own));
  });

  it('stays byte for byte if it says so already', () => {
    const text = withWords(own, words);
    expect(withWords(text, words)).toBe(text);
    const quoted = text.replace('name: plant', "name:   'plant' # ours");
    expect(withWords(quoted, words)).toBe(quoted);
  });

  it('names a server of its own once, beside those that it names already', () => {
    const forge = { kind: 'gitea', url: 'https://git.example' } as const;
    const text = withWords(own, { ...words, forge });
    expect(parse(text).spec.forges).toEqual([forge]);
    expect(withWords(text, { ...words, forge })).toBe(text);
    const other = { kind: 'gitlab', url: 'https://lab.example' } as const;
    expect(parse(withWords(text, { ...words, forge: other })).spec.forges).toEqual([forge, other]);
  });

  it('takes words as data', () => {
    const title = 'A: "b" # {c}\n- d';
    expect(parse(withWords(own, { ...words, title })).metadata.title).toBe(title);
  });
});

describe('shards', () => {
  const github = '    strategy:\n      matrix:\n        shard: [1, 2] # parts\n    x: shard: [9]\n';
  it.each([
    ['.github/workflows/pull-request.yml', github, 4, github.replace('[1, 2]', '[1, 2, 3, 4]')],
    ['.github/workflows/pull-request.yml', github, 1, github.replace('[1, 2]', '[1]')],
    ['.gitlab-ci.yml', 'verify:\n  parallel: 2\n', 12, 'verify:\n  parallel: 12\n'],
    ['.gitlab-ci.yml', 'verify:\n  parallel: &shards 2\n', 12, 'verify:\n  parallel: &shards 12\n'],
    ['.gitlab-ci.yml', 'verify:\n  script: x\n', 12, undefined],
    ['.github/workflows/other.yml', github, 4, undefined],
  ])('of %s', (path, before, shards, after) => {
    expect(withShards(path, before, shards)).toBe(after);
  });
});
