import { describe, expect, it } from 'vitest';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { checkRepository } from '../check.ts';
import { type Example, explanationOf } from './explanation.ts';
import { explanations } from './explanations.ts';
import { exampleTree } from './parts.ts';

async function codesOf({ files, published }: Example): Promise<readonly string[]> {
  const problems = await checkRepository(exampleTree(files), {
    placeKinds: exampleKinds,
    ...(published ? { published } : {}),
  });
  return problems.map(({ code }) => code);
}

describe.each(explanations.map((explanation) => [explanation.code, explanation] as const))(
  '%s',
  (code, explanation) => {
    it("is what its bad example gives, and its good one doesn't", async () => {
      expect(await codesOf(explanation.bad)).toContain(code);
      expect(await codesOf(explanation.good)).not.toContain(code);
    });

    it('says a whole sentence', () => {
      expect(explanation.title).toMatch(/\.$/);
      expect(explanation.why).toMatch(/\.$/);
    });
  },
);

it('no code is defined twice', () => {
  const codes = explanations.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

describe('an example', () => {
  const texts = { title: 'A.', why: 'B.' };
  const both = (text: string) => {
    const { bad, good } = explanationOf('c', { ...texts, example: { file: text } });
    return [bad.files['file'], good.files['file']];
  };

  it('has the marked words of one side only', () => {
    expect(both('unit: [-degC-]{+Cel+}, [-a-]{+b+}\n')).toEqual(['unit: degC, a\n', 'unit: Cel, b\n']);
  });

  it('loses a line or an element of a list whose words are all of the other side', () => {
    expect(both('a:\n  - [-b-]\n  - c\n\n{+d+}\n')).toEqual(['a:\n  - b\n  - c\n\n', 'a:\n  - c\n\nd\n']);
  });

  it('keeps flow lists, braces and the end of a document', () => {
    const text = 'a: [- 1, {b: [2]}]\n---\n';
    expect(both(text)).toEqual([text, text]);
  });

  it('marks paths, and leaves files that are not texts alone', () => {
    const bytes = new Uint8Array([1]);
    const example = { '[-a-]': bytes, 'x.[-yml-]{+yaml+}': null, '{+b+}': { link: '[-c-]' } };
    const { bad, good } = explanationOf('c', { ...texts, example });
    expect(bad.files).toEqual({ a: bytes, 'x.yml': null });
    expect(good.files).toEqual({ 'x.yaml': null, b: { link: '[-c-]' } });
  });

  it('has the same published versions on both sides', () => {
    const { bad, good } = explanationOf('c', { ...texts, example: {}, published: [] });
    expect([bad, good]).toEqual([
      { files: {}, published: [] },
      { files: {}, published: [] },
    ]);
  });
});
