import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakePlugin } from '../../../testing/fake-plugin.ts';
import { pluginVersion } from './plugin-version.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-plugin-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('is what the plugin answers to the engine', async () => {
  expect(await pluginVersion(fakePlugin(root, 'docker', '5.2.0'), 20_000)).toBe('5.2.0');
});

it.each([
  ['a plugin that ends', '#!/bin/sh\nexit 1\n'],
  ['a plugin that prints no port', '#!/bin/sh\necho hello\n'],
  ['a plugin that is silent', '#!/bin/sh\nexec sleep 571\n'],
  ['a plugin whose port is closed', '#!/bin/sh\necho 1\nexec sleep 571\n'],
])('is unknown for %s', async (_, script) => {
  const path = join(root, 'pulumi-resource-bad');
  writeFileSync(path, script, { mode: 0o700 });
  expect(await pluginVersion(path, 1_000)).toBeUndefined();
});

it('is unknown where there is no plugin', async () => {
  expect(await pluginVersion(join(root, 'nothing'), 1_000)).toBeUndefined();
});
