import { describe, expect, it } from 'vitest';
import { differences } from '../../../testing/names/differences.ts';
import type { Names, Properties } from '../../../testing/names/names.ts';
import { sdkNames } from '../../../testing/names/sdk-names.ts';

const sdk = sdkNames('docker');
const container = 'docker:index/container:Container';

/** A plugin with the SDK's names, but for one part of a resource. */
function withMember(change: Partial<Names['resources'][string]>, token = container): Names {
  const member = { ...sdk.resources[token]!, ...change };
  return { ...sdk, resources: { ...sdk.resources, [token]: member } };
}

function renamed<T>(all: { readonly [name: string]: T }, from: string, to: string): { [name: string]: T } {
  const entries = Object.entries(all).map(([name, value]) => [name === from ? to : name, value] as const);
  return Object.fromEntries(entries);
}

const { inputs, outputs } = sdk.resources[container]!;
const uploads = (inputs['uploads'] as Properties)['list of'] as Properties;
const registryImage = 'docker:index/getRegistryImage:getRegistryImage';

describe('the comparison of an SDK with a plugin', () => {
  it('reads the SDK whole', () => {
    expect(Object.keys(sdk.resources)).toHaveLength(12);
    expect(Object.keys(sdk.functions)).toHaveLength(6);
    expect(inputs['memory']).toBe('number');
    expect(inputs['command']).toEqual({ 'list of': 'string' });
    expect(Object.keys(uploads)).toContain('contentBase64');
    expect(sdk.resources[container]!.required).toEqual(['image']);
  });

  it('finds nothing where the names are the same', () => expect(differences(sdk, sdk)).toEqual([]));

  it.each<[string, Names, string]>([
    ['another version', { ...sdk, version: '5.1.0' }, 'version: "5.2.0" in the SDK, "5.1.0" in the plugin'],
    [
      'another token',
      { ...sdk, resources: renamed(sdk.resources, container, 'docker:index/box:Box') },
      `${container}: only in the SDK`,
    ],
    [
      'a function that is missing',
      { ...sdk, functions: renamed(sdk.functions, registryImage, 'docker:index/get:get') },
      `${registryImage}: only in the SDK`,
    ],
    [
      'a plural among the inputs',
      withMember({ inputs: renamed(inputs, 'command', 'commands') }),
      `${container} inputs.command: only in the SDK`,
    ],
    [
      'a plural among the outputs',
      withMember({ outputs: renamed(outputs, 'networksAdvanced', 'networksAdvanceds') }),
      `${container} outputs.networksAdvanceds: only in the plugin`,
    ],
    [
      'another name in a nested object',
      withMember({ inputs: { ...inputs, uploads: { 'list of': renamed(uploads, 'file', 'path') } } }),
      `${container} inputs.uploads.list of.file: only in the SDK`,
    ],
    [
      'one value in place of a list',
      withMember({ inputs: { ...inputs, command: 'string' } }),
      `${container} inputs.command: {"list of":"string"} in the SDK, "string" in the plugin`,
    ],
    [
      'another type',
      withMember({ inputs: { ...inputs, memory: 'string' } }),
      `${container} inputs.memory: "number" in the SDK, "string" in the plugin`,
    ],
    [
      'an input that the SDK lacks',
      withMember({ inputs: { ...inputs, pidsLimit: 'number' } }),
      `${container} inputs.pidsLimit: only in the plugin`,
    ],
    [
      'an input that is not required',
      withMember({ required: [] }),
      `${container} required: ["image"] in the SDK, [] in the plugin`,
    ],
    [
      'another secret output',
      withMember({ secret: ['bridge'] }),
      `${container} secret: [] in the SDK, ["bridge"] in the plugin`,
    ],
    [
      'another setting of the provider',
      { ...sdk, config: renamed(sdk.config, 'registryAuth', 'registryAuths') },
      'config.registryAuth: only in the SDK',
    ],
  ])('finds %s', (_, plugin, line) => expect(differences(sdk, plugin)).toContain(line));
});

describe('a property whose values can be anything', () => {
  it('has any shape', () => {
    const any = withMember({ inputs: { ...inputs, memory: 'any' } });
    expect(differences(any, sdk)).toEqual([]);
    expect(differences(sdk, any)).toHaveLength(1);
  });
});
