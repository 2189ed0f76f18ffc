import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Desired, FirstDesired } from '../../generated/types.ts';
import type { JsonObject } from '../../values/json.ts';
import type { WorkspaceSpec } from '../../workspace.ts';
import { generationOf, printDesired, printWorkspace, readDesired, workspaceReference } from './editions.ts';

const spec = {
  twin: 'box',
  components: {},
  order: [],
  save: { keep: 3, onTerminate: true },
} as unknown as WorkspaceSpec;

const first: FirstDesired = {
  apiVersion: 'dtaas/v1',
  kind: 'Desired',
  twin: 'box',
  version: '1.0.0',
  program: '1',
  lifecycle: { desired: 'running', restore: 'latest', prune: 'confirm' },
  place: { name: 'here', kind: 'process' },
  overrides: {},
  resources: {
    workspace: {
      type: 'dtaas:process:Workspace',
      inputs: { twin: 'box', spec: spec as unknown as JsonObject },
    },
  },
};

const second: Desired = {
  ...first,
  edition: 2,
  place: { name: 'here', kind: 'process', settings: {} },
  flavour: 'process',
  workspace: spec,
  resources: {
    workspace: { type: 'dtaas:process:Workspace', inputs: { twin: 'box', spec: workspaceReference } },
  },
};

/** The text that the commit ef04f87 wrote for `first`. */
const written =
  '{"apiVersion":"dtaas/v1","kind":"Desired","lifecycle":{"desired":"running","prune":"confirm","restore":"latest"},' +
  '"overrides":{},"place":{"kind":"process","name":"here"},"program":"1","resources":{"workspace":{"inputs":' +
  '{"spec":{"components":{},"order":[],"save":{"keep":3,"onTerminate":true},"twin":"box"},"twin":"box"},"type":"dtaas:process:Workspace"}},' +
  '"twin":"box","version":"1.0.0"}';

describe('a desired.json of the first edition', () => {
  it('is the same in the second edition, with the workspace in its own field', () => {
    expect(readDesired(first)).toEqual(second);
  });

  it('keeps its text, so that a living twin is not deployed again', () => {
    expect(printDesired(readDesired(first)!)).toBe(written);
    expect(printDesired(second)).toBe(written);
  });

  it('of a twin that is not to run keeps its text, too', () => {
    const suspended: FirstDesired = { ...first, resources: {} };
    expect(readDesired(suspended)).toEqual({
      ...second,
      workspace: undefined,
      resources: {},
    });
    expect(JSON.parse(printDesired(readDesired(suspended)!))).toEqual(suspended);
  });

  it('whose resources are none of ours is read as it is', () => {
    const foreign = { ...first, resources: { vm: { type: 'a:b:C', inputs: { spec: 1 } } } };
    const { resources, workspace } = readDesired(foreign)!;
    expect({ resources, workspace }).toEqual({ resources: foreign.resources, workspace: undefined });
  });
});

describe('what the first edition cannot say is written in the second', () => {
  const { workspace } = second.resources;
  it.each<[what: string, change: Partial<Desired>]>([
    ['another flavour', { flavour: 'container' }],
    ['settings of the place', { place: { ...second.place, settings: { host: 'plant.example' } } }],
    ['two resources', { resources: { ...second.resources, volume: { type: 'a:b:C', inputs: {} } } }],
    ['a resource with another name', { resources: { vm: workspace! } }],
    ['a provider with inputs', { resources: { workspace: { ...workspace!, provider: { host: 'a' } } } }],
    ['a version of a plugin', { resources: { workspace: { ...workspace!, version: '4.5.0' } } }],
    ['an order', { resources: { workspace: { ...workspace!, dependsOn: [] } } }],
    [
      'a reference to an output',
      {
        resources: {
          workspace: { ...workspace!, inputs: { ...workspace!.inputs, port: { $ref: 'port.id' } } },
        },
      },
    ],
    ['a workspace that no resource carries', { resources: {} }],
    [
      'a resource that does not carry the workspace',
      { resources: { workspace: { type: 'a:b:C', inputs: {} } } },
    ],
  ])('%s', (_what, change) => {
    const desired = { ...second, ...change };
    const text = printDesired(desired);
    expect(JSON.parse(text)).toEqual({ ...desired, edition: 2 });
    expect(text).not.toBe(written);
  });
});

it('printing and reading gives back the same, whatever is desired', () => {
  const name = fc.constantFrom('workspace', 'volume', 'port');
  const inputs = fc.dictionary(
    fc.constantFrom('twin', 'spec', 'size', 'nested'),
    fc.constantFrom<JsonObject[string]>('box', 3, workspaceReference, { $ref: 'port.id' }, [
      workspaceReference,
    ]),
  );
  const resource = fc.record(
    {
      type: fc.constantFrom('dtaas:process:Workspace', 'a:b:C'),
      inputs,
      version: fc.constant('1.0.0'),
      dependsOn: fc.array(name, { maxLength: 2 }),
    },
    { requiredKeys: ['type', 'inputs'] },
  );
  const desired = fc.record(
    {
      flavour: fc.constantFrom('process', 'desktop'),
      settings: fc.constantFrom<JsonObject>({}, { host: 'plant.example' }),
      workspace: fc.constant(spec),
      resources: fc.dictionary(name, resource, { maxKeys: 2 }),
    },
    { requiredKeys: ['flavour', 'settings', 'resources'] },
  );
  fc.assert(
    fc.property(desired, ({ settings, workspace, ...rest }) => {
      const given: Desired = {
        ...second,
        ...rest,
        place: { ...second.place, settings },
      };
      const { workspace: _, ...without } = given;
      const whole = workspace ? { ...without, workspace } : without;
      expect(readDesired(JSON.parse(printDesired(whole)))).toEqual(whole);
    }),
  );
});

describe('generationOf', () => {
  it('is the same of a workspace, of its text, and as the commit ef04f87 gave', () => {
    expect(printWorkspace(spec)).toBe(
      '{"components":{},"order":[],"save":{"keep":3,"onTerminate":true},"twin":"box"}',
    );
    expect(generationOf(spec)).toBe('fb740c0c335bb6d2');
    expect(generationOf(printWorkspace(spec))).toBe(generationOf(spec));
  });
});

describe('readDesired', () => {
  const { resources } = second;
  const without = (field: keyof Desired): object => ({ ...second, [field]: undefined });

  it.each<[what: string, value: unknown]>([
    ['nothing', undefined],
    ['a text', 'desired'],
    ['a list', []],
    ['another kind', { ...second, kind: 'Status' }],
    ['a later edition', { ...second, edition: 3 }],
    ['a later edition with the fields of the first', { ...first, edition: 3 }],
    ['another version of the format', { ...second, apiVersion: 'dtaas/v2' }],
    ['no resources', without('resources')],
    ['no lifecycle', without('lifecycle')],
    ['no place', without('place')],
    ['resources that are a list', { ...second, resources: [] }],
    ['a resource without inputs', { ...second, resources: { workspace: { type: 'a:b:C' } } }],
    ['a workspace that is a text', { ...second, workspace: 'x' }],
    ['a workspace that does not say how it is saved', { ...second, workspace: {} }],
    ['secrets that are no names', { ...second, workspace: { ...spec, secrets: [1] } }],
    ['a wish that there is not', { ...second, lifecycle: { ...second.lifecycle, desired: 'asleep' } }],
    [
      'an order that is a text',
      { ...second, resources: { workspace: { ...resources['workspace'], dependsOn: 'x' } } },
    ],
    [
      'a first edition whose workspace is a text',
      { ...first, resources: { workspace: { type: 'a:b:C', inputs: { spec: 'x' } } } },
    ],
  ])('refuses %s', (_what, value) => expect(readDesired(value)).toBeUndefined());

  it('keeps fields that a later platform has added', () => {
    expect(readDesired({ ...second, price: 3 })).toEqual({ ...second, price: 3 });
  });

  it('answers for anything at all, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, part) => {
        readDesired(value);
        readDesired({ ...second, resources: part });
        readDesired({ ...first, resources: { workspace: part } });
      }),
    );
  });
});
