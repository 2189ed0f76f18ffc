import { tableOf } from '@dtaas/engine';
import type { ContainerArgs, VolumeArgs } from '@pulumi/docker';
import { describe, expect, it } from 'vitest';
import { containerInputs, networkInputs, volumeInputs } from './containers.ts';
import type { InputsOf } from './inputs-of.ts';
import { dockerRows } from './rows.ts';

const table = tableOf(dockerRows);
const rowOf = (type: string) => table.get(`docker:index/${type}`)!;
const owner = { home: '0123456789abcdef', instance: 'mill' };
const whole = {
  image: `sha256:${'1'.repeat(64)}`,
  command: ['/platform/launcher/launcher', '/dtaas/runner.sock'],
  mounts: [
    { volume: { resource: 'state-pump' }, at: '/state', writable: true },
    { volume: { name: 'dtaas-asset-0011223344556677' }, at: '/component/asset' },
  ],
  memoryBytes: 100 * 2 ** 20 + 1,
  cpu: 0.5,
  network: 'network',
  hosts: { 'api.example.org': '127.0.1.1' },
  ports: [{ name: 'page', address: '127.0.0.1', port: 8085, inside: 8001 }],
} as const;

const { network: _, ...alone } = whole;

describe('the rows of a Docker Engine', () => {
  it('allow every input that a container, a volume and a network have', () => {
    for (const [type, inputs] of [
      ['container:Container', containerInputs(whole)],
      ['container:Container', containerInputs(alone)],
      ['volume:Volume', volumeInputs()],
      ['network:Network', networkInputs()],
      ['network:Network', networkInputs(true)],
    ] as const)
      expect(rowOf(type).inputs).toEqual(expect.arrayContaining(Object.keys(inputs)));
  });

  it('allow no folder of the machine, device or privilege', () => {
    const dangerous: readonly (keyof ContainerArgs)[] = [
      ...(['volumes', 'devices', 'deviceCgroupRules', 'gpus', 'privileged', 'pidMode'] as const),
      ...(['usernsMode', 'runtime', 'uploads', 'sysctls', 'cgroupParent'] as const),
    ];
    expect(dangerous.filter((name) => rowOf('container:Container').inputs.includes(name))).toEqual([]);
  });

  it('say whose a recorded resource is, by its labels, its name and, of a volume, its id', () => {
    const { mark, isOurs } = rowOf('volume:Volume');
    const inputs = mark({ ...owner, name: 'data', generation: '' });
    const urn = 'urn:pulumi:mill::dtaas::docker:index/volume:Volume::data';
    const recorded = { urn, type: 'docker:index/volume:Volume', id: String(inputs['name']), inputs };
    expect(isOurs(recorded, owner)).toBe(true);
    expect(isOurs({ ...recorded, id: '' }, owner)).toBe(true);
    expect(isOurs(recorded, { ...owner, instance: 'plant' })).toBe(false);
    expect(isOurs(recorded, { ...owner, home: 'f'.repeat(16) })).toBe(false);
    expect(isOurs({ ...recorded, id: 'dtaas-0123456789ab-plant_data' }, owner)).toBe(false);
    expect(isOurs({ ...recorded, inputs: { ...inputs, name: 'postgres' } }, owner)).toBe(false);
    expect(isOurs({ ...recorded, inputs: { ...inputs, labels: 'dtaas.home' } }, owner)).toBe(false);
    expect(isOurs({ ...recorded, inputs: { name: inputs['name']! } }, owner)).toBe(false);
  });

  it('name classes that the SDK has', async () => {
    const sdk: object = await import('@pulumi/docker');
    for (const { sdk: made } of dockerRows) expect(sdk).toHaveProperty(made!.class);
  });
});

describe('the inputs of a container', () => {
  it('harden it', () => {
    const inputs = containerInputs(whole);
    expect(inputs).toMatchObject({
      readOnly: true,
      start: false,
      restart: 'no',
      capabilities: { drops: ['ALL'] },
      ipcMode: 'private',
      memory: 101,
      memorySwap: 101,
      cpuShares: 512,
      logOpts: { 'max-size': '1m', 'max-file': '2' },
    });
    expect(inputs.securityOpts[0]).toBe('no-new-privileges:true');
    expect(inputs.securityOpts[1]).toMatch(/^seccomp=\{"defaultAction":"SCMP_ACT_ERRNO"/);
    expect(inputs.securityOpts[1]).not.toMatch(/"(ptrace|mount|unshare|bpf|keyctl)"/);
    expect(containerInputs(alone)).toMatchObject({ networkMode: 'none' });
  });

  it('mount volumes only, read-only unless the volume is written to', () => {
    expect(containerInputs(whole).mounts).toEqual([
      {
        type: 'volume',
        source: { $ref: 'state-pump.name' },
        target: '/state',
        readOnly: false,
      },
      {
        type: 'volume',
        source: 'dtaas-asset-0011223344556677',
        target: '/component/asset',
        readOnly: true,
      },
    ]);
  });

  it('are those of the class: the compiler refuses a wrong name, type or part', () => {
    const image = 'sha256:1';
    void ([
      { image, readOnly: true, mounts: [{ type: 'volume', target: '/x', source: { $ref: 'data.name' } }] },
      // @ts-expect-error the SDK's name is `readOnly`
      { image, readonly: true },
      // @ts-expect-error a number of megabytes
      { image, memory: '100m' },
      // @ts-expect-error the SDK has no limit of processes
      { image, pidsLimit: 64 },
      // @ts-expect-error the part is `drops`
      { image, capabilities: { drop: ['ALL'] } },
      // @ts-expect-error a mount needs a target
      { image, mounts: [{ type: 'volume', source: 'x' }] },
      // @ts-expect-error a reference stands for text only
      { image, memory: { $ref: 'data.size' } },
      // @ts-expect-error a container has an image
      {},
    ] satisfies InputsOf<ContainerArgs>[]);
    // @ts-expect-error options are text
    void ({ driverOpts: { size: 8 } } satisfies InputsOf<VolumeArgs>);
  });
});
