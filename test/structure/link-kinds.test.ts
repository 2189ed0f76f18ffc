import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { linkKinds } from '../../platform/model/src/links/registry.ts';
import { linkKind } from '../../platform/runner/src/links/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Beside the folders of links: the list of protocols, and the examples of `dtaas explain`. */
const allowed =
  /\/links\/|\.test\.ts$|\/(generated|testing|node_modules|dist[.\d]*)\/|^platform\/model\/src\/(workspace|explain\/links)\.ts$/;

it('a protocol of links is named by no other source', () => {
  // Components speak MQTT, too, so only the other protocols can be looked for.
  const names = linkKinds.map(({ name }) => name).filter((name) => name !== 'mqtt');
  const named = new RegExp(`['"\`](${names.join('|')})['"\`]`);
  const sources = readdirSync(join(root, 'platform'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !allowed.test(path));
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((path) => named.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

it.each(linkKinds)('the link $name has rules and a connection of the same name', async ({ name }) => {
  expect((await linkKind(name)).name).toBe(name);
});
