import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { checkRepository } from '../check.ts';
import { exampleTree } from './example-tree.ts';
import type { Example } from './explanation.ts';
import { explanations } from './explanations.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

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
    it('is what its bad example gives, and its good one doesn’t', async () => {
      expect(await codesOf(explanation.bad)).toContain(code);
      expect(await codesOf(explanation.good)).not.toContain(code);
    });

    it('says a whole sentence', () => {
      expect(explanation.title).toMatch(/\.$/);
      expect(explanation.why).toMatch(/\.$/);
    });
  },
);

/** Codes as they are written where problems are made. */
function codesInSources(): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const folder of ['document', 'rules', 'resolution', 'parameters', 'units']) {
    for (const name of readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const text = readFileSync(join(source, folder, name), 'utf8');
      for (const [, code] of text.matchAll(
        /(?:\bcode(?::| =)|report\(|fault\()\s*'([a-z]+(?:-[a-z0-9]+)+)'/g,
      ))
        codes.add(code!);
    }
  }
  return codes;
}

describe('the codes of problems', () => {
  it('are all explained, once', () => {
    const explained = explanations.map(({ code }) => code);
    expect(new Set(explained).size).toBe(explained.length);
    expect([...codesInSources()].filter((code) => !explained.includes(code))).toEqual([]);
  });
});
