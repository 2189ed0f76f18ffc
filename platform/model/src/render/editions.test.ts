import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Desired } from '../desired.ts';
import type { JsonObject } from '../values/json.ts';
import type { WorkspaceSpec } from '../workspace.ts';
import { type FirstEdition, printDesired, toSecondEdition, workspaceReference } from './editions.ts';
import { generationOf, printWorkspace } from './workspace-text.ts';

const spec = { twin: 'box', components: {}, order: [] } as unknown as WorkspaceSpec;

const first: FirstEdition = {
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
  '{"spec":{"components":{},"order":[],"twin":"box"},"twin":"box"},"type":"dtaas:process:Workspace"}},' +
  '"twin":"box","version":"1.0.0"}';

describe('a desired.json of the first edition', () => {
  it('is the same in the second edition, with the workspace in its own field', () => {
    expect(toSecondEdition(first)).toEqual(second);
  });

  it('keeps its text, so that a living twin is not deployed again', () => {
    expect(printDesired(toSecondEdition(first))).toBe(written);
    expect(printDesired(second)).toBe(written);
  });

  it('of a twin that is not to run keeps its text, too', () => {
    const suspended: FirstEdition = { ...first, resources: {} };
    expect(toSecondEdition(suspended)).toEqual({
      ...second,
      workspace: undefined,
      resources: {},
    });
    expect(JSON.parse(printDesired(toSecondEdition(suspended)))).toEqual(suspended);
  });

  it('whose resources are none of ours is read as it is', () => {
    const foreign = { ...first, resources: { vm: { type: 'a:b:C', inputs: { spec: 1 } } } };
    const { resources, workspace } = toSecondEdition(foreign);
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
      expect(toSecondEdition(JSON.parse(printDesired(whole)) as Desired)).toEqual(whole);
    }),
  );
});

describe('generationOf', () => {
  it('is the same of a workspace, of its text, and as the commit ef04f87 gave', () => {
    expect(printWorkspace(spec)).toBe('{"components":{},"order":[],"twin":"box"}');
    expect(generationOf(spec)).toBe('851c54f2bfc8cb0b');
    expect(generationOf(printWorkspace(spec))).toBe(generationOf(spec));
  });
});
