import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : markdownBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs'), ...markdownBelow('platform')];

describe('the documents', () => {
  it('docs/invariants.md names tests that exist', () => {
    const text = readFileSync(join(root, 'docs/invariants.md'), 'utf8');
    const files = [...text.matchAll(/`([a-z][\w/.-]*\.test\.ts)`/g)].map(([, file = '']) => file);
    const missing = files.filter(
      (file) => !existsSync(join(root, 'platform', file)) && !existsSync(join(root, 'test', file)),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s names files of this repository that exist, and links to pages that exist', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const named = [
      ...text.matchAll(/`((?:platform|scripts|docs|test\/[a-z]+)\/[\w/.-]+\.(?:ts|mjs|md|sh|json))`/g),
    ];
    const missingFiles = named.map(([, file = '']) => file).filter((file) => !existsSync(join(root, file)));
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = '']) => link);
    const missingPages = links.filter((link) => !existsSync(join(root, page, '..', link)));
    expect([...missingFiles, ...missingPages]).toEqual([]);
  });
});
