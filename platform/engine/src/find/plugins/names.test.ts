import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platformFile } from '@dtaas/processes';
import { describe, expect, it } from 'vitest';
import { pluginForTests } from '../../../testing/installed-plugin.ts';
import { differences } from '../../../testing/names/differences.ts';
import type { Names } from '../../../testing/names/names.ts';
import { sdkNames } from '../../../testing/names/sdk-names.ts';
import { pluginNames, plugins } from './plugins.ts';

/** Names of an SDK that our plugin does not have, and why. Everything else is a mistake in the plugin's tables. */
const accepted: { readonly [line: string]: string } = {
  'docker:index/image:Image: only in the SDK':
    'the official plugin builds images by code of its own, not by Terraform',
};

describe.each(pluginNames)('the plugin %s', (name) => {
  it("has the version of its SDK, in the platform's list and in its own source", () => {
    const sdk = sdkNames(name);
    expect(sdk.version).toBe(plugins[name].version);
    const source = readFileSync(platformFile(`engine/bridge/cmd/pulumi-resource-${name}/main.go`), 'utf8');
    expect(source).toContain(`"${sdk.version}"`);
  });
});

const installed = await Promise.all(
  pluginNames.map(async (name) => ({ name, plugin: await pluginForTests(name) })),
);
// The official plugins have the names of their SDKs, and can't print them.
const built = installed.flatMap(({ name, plugin }) =>
  plugin?.origin === 'build' ? [{ name, path: plugin.path }] : [],
);

describe.each(built)('the built plugin $name', ({ name, path }) => {
  it('has each token, property, shape, required input and secret output of the SDK, and no other', () => {
    const plugin = JSON.parse(
      execFileSync(path, ['--names'], { maxBuffer: 2 ** 26, encoding: 'utf8' }),
    ) as Names;
    const sdk = sdkNames(name);
    expect(Object.keys(sdk.resources).length).toBeGreaterThan(10);
    expect(differences(sdk, plugin).filter((line) => !(line in accepted))).toEqual([]);
  });
});
