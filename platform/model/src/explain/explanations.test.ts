import { describe, expect, it } from 'vitest';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { checkRepository } from '../check.ts';
import type { Example } from './explanation.ts';
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
