import { generationOf, type WorkspaceSpec } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { counterDigest, counterSpec } from '../../../testing/counter-workspace.ts';
import { contentVolume } from '../volumes/content-volume.ts';
import { environmentContent } from '../volumes/contents.ts';
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
    ['the Internet', { network: { internet: 'allow', allow: [], required: true } }, true],
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

  it('gives the runner a network with IPv6 if the place has IPv6, under another name, and to nobody else', () => {
    const network = { internet: 'deny', allow: ['[2001:db8::5]:443'], required: true } as const;
    const at = (more: object, workspace: WorkspaceSpec) => {
      const there = { ...place, settings: { ...settings, ...more } };
      return resourcesOf({ twin: 'mill', place: there, flavour: 'container', workspace });
    };
    const [without, resources] = [{}, { ipv6: true }].map((more) => at(more, { ...spec, network }));
    expect(Object.keys(without!)).not.toContain('network-ipv6');
    expect(inputsOf(without!, 'network')).toMatchObject({ ipv6: false });
    expect(Object.keys(resources!)).not.toContain('network');
    expect(inputsOf(resources!, 'network-ipv6')).toMatchObject({ driver: 'bridge', ipv6: true });
    expect(inputsOf(resources!, 'runner')).toMatchObject({
      networksAdvanced: [{ name: { $ref: 'network-ipv6.name' } }],
    });
    expect(inputsOf(resources!, 'component-counter')).toMatchObject({ networkMode: 'none' });
    for (const { provider = {} } of Object.values(resources!)) expect(provider).not.toHaveProperty('ipv6');
    expect(Object.keys(at({ ipv6: true }, spec)).filter((name) => name.startsWith('network'))).toEqual([]);
    expect(at({ ipv6: false }, { ...spec, network })['network']).toEqual(without!['network']);
  });

  it('publishes the endpoints that it exposes at the container of the runner, and nothing else', () => {
    const page = { component: 'counter', endpoint: 'web', address: '127.0.0.1' };
    const expose = { page: { ...page, port: 8085 }, lan: { ...page, address: '192.0.2.7', port: 8085 } };
    const resources = wanted({ ...spec, expose });
    expect((inputsOf(resources, 'runner') as { ports: unknown }).ports).toEqual([
      { internal: 8001, external: 8085, ip: '192.0.2.7', protocol: 'tcp' },
      { internal: 8002, external: 8085, ip: '127.0.0.1', protocol: 'tcp' },
    ]);
    expect(inputsOf(resources, 'component-counter')).not.toHaveProperty('ports');
    expect(inputsOf(wanted(spec), 'runner')).not.toHaveProperty('ports');
  });

  it('runs in the image that the specification names, unless the place names one', () => {
    const image = { digest: `sha256:${'ab'.repeat(32)}`, id: `sha256:${'cd'.repeat(32)}` };
    const at = (given: object) =>
      resourcesOf({
        twin: 'mill',
        place: { ...place, settings: { host: 'ssh://pi.lab', ...given } },
        flavour: 'container',
        workspace: { ...spec, image },
      });
    for (const name of ['component-counter', 'runner']) {
      expect(inputsOf(at({}), name)).toMatchObject({ image: image.id });
      expect(inputsOf(at({ image: settings.image }), name)).toMatchObject({ image: settings.image });
    }
  });

  it('makes the container of a component from the image that its asset brings', () => {
    const own = `sha256:${'ef'.repeat(32)}`;
    const environment = { kind: 'image' as const, image: own };
    const resources = wanted({ ...spec, components: { counter: { ...counter, environment } } });
    expect(inputsOf(resources, 'component-counter')).toMatchObject({ image: own });
    expect(inputsOf(resources, 'runner')).toMatchObject({ image: settings.image });
  });

  it('shows packages beside the files of their asset, and each lock file once to the runner', () => {
    const lock = (kind: 'node' | 'python', digit: string) => {
      return { kind, lock: 'x', lockDigest: digit.repeat(64) };
    };
    const using = { ...counter, environment: lock('node', 'a'), uses: { table: 'table', twin: 'twin' } };
    const table = { ...counter, digest: 'da'.repeat(32), environment: lock('python', 'b') };
    const twin = { ...counter, digest: 'db'.repeat(32), environment: lock('node', 'a') };
    const resources = wanted({ ...spec, components: { counter: using, table, twin } });
    const mountsOf = (name: string) => {
      const { mounts } = inputsOf(resources, name) as { mounts: { target: string; source: unknown }[] };
      return new Map(mounts.map(({ target, source }) => [target, source]));
    };
    const [component, runner] = [mountsOf('component-counter'), mountsOf('runner')];
    const node = component.get('/component/node_modules');
    expect(node).toMatch(/^dtaas-environment-[0-9a-f]{16}$/);
    expect(component.get('/uses/twin/node_modules')).toBe(node);
    const python = component.get('/uses/table/python');
    expect(python).not.toBe(node);
    expect([...runner].filter(([target]) => target.startsWith('/environments/'))).toEqual([
      [`/environments/node-${'a'.repeat(40)}/node_modules`, node],
      [`/environments/python-${'b'.repeat(40)}`, python],
    ]);
  });

  it('has other packages for another image', () => {
    const environment = { kind: 'node' as const, lock: 'x', lockDigest: 'a'.repeat(64) };
    const [one, other] = ['1', '2'].map((digit) => environmentContent(environment, `sha256:${digit}`));
    expect(contentVolume(one!)).not.toBe(contentVolume(other!));
    expect(environmentContent(environment, 'sha256:1')).toEqual(one);
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
