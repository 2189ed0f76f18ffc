import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../assets/', import.meta.url));

/**
 * An asset stands alone: it may use data and models, no code of another one. What several of them say to the runner
 * is therefore copied, and stays the same, byte for byte, so that a fix in one is a fix in all.
 */
describe('what shipped assets have copies of', () => {
  it.each(['src/stdio.mjs', 'tests/drive.mjs'])('%s is the same in each of them', (file) => {
    const copies = ['data', 'models', 'functions', 'tools']
      .flatMap((kind) => readdirSync(`${assets}${kind}`).map((name) => `${assets}${kind}/${name}/${file}`))
      .filter((path) => existsSync(path));
    expect(copies.length).toBeGreaterThan(1);
    expect(new Set(copies.map((path) => readFileSync(path, 'utf8'))).size).toBe(1);
  });
});
