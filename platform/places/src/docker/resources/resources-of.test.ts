import { generationOf, type WorkspaceSpec } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { counterDigest, counterSpec } from '../../../testing/counter-workspace.ts';
import { resourcesOf } from './resources-of.ts';
import { dockerRows } from './rows.ts';

const settings = { host: 'ssh://pi.lab', image: `sha256:${'12'.repeat(32)}` };
const place = { name: 'pi', kind: 'docker', settings };
const wanted = (workspace: WorkspaceSpec) =>
  resourcesOf({ twin: 'mill', place, flavour: 'container', workspace });
const inputsOf = (resources: ReturnType<typeof wanted>, name: string) => resources[name]?.inputs as never;
const spec = counterSpec('mill', 3);
const counter = spec.components['counter']!;

describe('what a twin has at a Docker Engine', () => {
  it('is a container and two volumes for each component, and a container and four volumes for the runner', () => {
    const resources = wanted(spec);
    expect(Object.keys(resources).sort()).toEqual([
      'component-counter',
      'data',
      'link-counter',
      'platform',
      'runner',
      'sdk-node',
      'sdk-python',
      'state-counter',
      'workspace',
    ]);
    expect(resources['workspace']).toEqual({
      type: 'dtaas:docker:Workspace',
      inputs: { twin: 'mill', spec: { $ref: 'workspace' }, ...settings },
      dependsOn: ['component-counter', 'runner'],
    });
    for (const [name, { provider }] of Object.entries(resources))
      expect(provider).toEqual(name === 'workspace' ? undefined : { host: 'ssh://pi.lab' });
  });

  it('has no resource for components that are not started', () => {
    const { run: _, ...model } = counter;
    const resources = wanted({ ...spec, components: { counter, model } });
    expect(Object.keys(resources).filter((name) => name.endsWith('-model'))).toEqual([]);
  });

  it('shows a component its own files and nothing that it can write but its state', () => {
    const uses = { ...counter, uses: { table: 'table' } };
    const table = { ...counter, digest: 'da'.repeat(32) };
    const resources = wanted({ ...spec, components: { counter: uses, table } });
    expect(inputsOf(resources, 'component-counter')).toMatchObject({ networkMode: 'none' });
    const { mounts } = inputsOf(resources, 'component-counter') as { mounts: Record<string, unknown>[] };
    expect(mounts.map(({ source, target, readOnly }) => [target, source, readOnly])).toEqual([
      ['/platform', { $ref: 'platform.name' }, true],
      ['/node_modules/@dtaas/component', { $ref: 'sdk-node.name' }, true],
      ['/sdk/python', { $ref: 'sdk-python.name' }, true],
      ['/dtaas', { $ref: 'link-counter.name' }, true],
      ['/state', { $ref: 'state-counter.name' }, false],
      ['/component/asset', `dtaas-asset-${counterDigest.slice(0, 16)}`, true],
      ['/uses/table/asset', 'dtaas-asset-dadadadadadadada', true],
    ]);
  });

  it.each([
    ['no connections', {}, false],
    [
      'allowed hosts',
      { network: { internet: 'deny', allow: ['api.example.org:443'], required: true } },
      true,
    ],
    [
      'an exposed endpoint',
      { expose: { page: { component: 'counter', endpoint: 'web', address: '127.0.0.1' } } },
      true,
    ],
  ] as const)('gives the runner a network of its own for: %s', (_, more, has) => {
    const resources = wanted({ ...spec, ...more });
    expect('network' in resources).toBe(has);
    expect(inputsOf(resources, 'runner')).toMatchObject(
      has ? { networksAdvanced: [{ name: { $ref: 'network.name' } }] } : { networkMode: 'none' },
    );
    expect(inputsOf(resources, 'component-counter')).toMatchObject({ networkMode: 'none' });
  });

  it('limits each component as the component or the twin says', () => {
    const of = (limits: object, resources: object) =>
      inputsOf(
        wanted({ ...spec, resources, components: { counter: { ...counter, limits } } }),
        'component-counter',
      );
    expect(of({}, {})).toMatchObject({ memory: 1024, memorySwap: 1024 });
    expect(of({}, { memoryBytes: 2 ** 29, cpu: 1.5 })).toMatchObject({ memory: 512, cpuShares: 1536 });
    expect(of({ memoryBytes: 2 ** 27 }, { memoryBytes: 2 ** 29 })).toMatchObject({ memory: 128 });
  });

  it('does not change with parameters, so that a new value replaces no container', () => {
    const other = { ...spec, components: { counter: { ...counter, parameters: { gain: 2 } } } };
    expect(generationOf(other)).not.toBe(generationOf(spec));
    expect(wanted(other)).toEqual(wanted(spec));
  });

  it('has only inputs that the rows allow', () => {
    const rows = new Map(dockerRows.map((row) => [row.type, row.inputs]));
    for (const { type, inputs } of Object.values(wanted(spec)))
      if (rows.has(type)) expect(rows.get(type)).toEqual(expect.arrayContaining(Object.keys(inputs)));
  });
});
