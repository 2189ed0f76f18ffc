import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('what is generated from the schemas is up to date', async () => {
  const { generate } = (await import(new URL('../scripts/generate.mjs', import.meta.url).href)) as {
    generate: () => Promise<Record<string, string>>;
  };
  for (const [path, text] of Object.entries(await generate())) {
    expect(readFileSync(path, 'utf8') === text, `${path} differs: npm run generate`).toBe(true);
  }
});
