import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('what is generated from the schemas is up to date', async () => {
  const { generate } = (await import(new URL('../scripts/generate.mjs', import.meta.url).href)) as {
    generate: () => Promise<Record<string, string>>;
  };
  for (const [name, text] of Object.entries(await generate())) {
    const written = readFileSync(new URL(`generated/${name}`, import.meta.url), 'utf8');
    expect(written === text, `${name} differs: npm run generate`).toBe(true);
  }
});
