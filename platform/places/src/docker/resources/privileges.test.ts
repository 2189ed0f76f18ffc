import type { ComponentSpec, WorkspaceSpec } from '@dtaas/model';
import { expect, it } from 'vitest';
import { counterSpec } from '../../../testing/counter-workspace.ts';
import { resourcesOf } from './resources-of.ts';

// What a twin and its assets may write freely reaches the program in the container, and nothing of the container.

const settings = { image: `sha256:${'12'.repeat(32)}` };
const place = { name: 'here', kind: 'docker', settings };
const spec = counterSpec('mill', 3);
const counter = spec.components['counter']!;
const resources = (workspace: WorkspaceSpec) =>
  resourcesOf({ twin: 'mill', place, flavour: 'container', workspace });
const withCounter = (change: Partial<ComponentSpec>): WorkspaceSpec => ({
  ...spec,
  components: { counter: { ...counter, ...change } },
});
const run = { ...counter.run!, command: ['docker', 'run', '--privileged', '-v', '/:/host', 'evil'] };
const hostile = '/var/run/docker.sock';

/** The inputs of a container that confine it. */
interface Confinement {
  readonly mounts: readonly { readonly type: string; readonly source: unknown }[];
  readonly hosts: readonly { readonly ip: string }[];
  readonly envs: readonly string[];
  readonly capabilities: object;
  readonly readOnly: boolean;
  readonly securityOpts: readonly string[];
  readonly memory: number;
}

it.each<[what: string, workspace: WorkspaceSpec]>([
  ['the command', withCounter({ run })],
  [
    'parameters',
    withCounter({
      parameters: { LD_PRELOAD: hostile, NODE_OPTIONS: `--require=${hostile}`, DOCKER_HOST: hostile },
    }),
  ],
  ['the name and version of the asset', withCounter({ asset: hostile, version: '--privileged' })],
  ['ports', withCounter({ outputs: { [hostile]: { type: 'integer' } } })],
  ['endpoints', withCounter({ run: { ...run, endpoints: { docker: 2375 } } })],
  ['secrets', { ...spec, secrets: ['LD_PRELOAD', 'DOCKER_HOST', 'DOCKER_CERT_PATH'] }],
])('%s of a hostile twin change no container, volume or network', (_, workspace) => {
  expect(resources(workspace)).toEqual(resources(spec));
});

it('an image of an asset changes the image of its container only', () => {
  const found = resources(withCounter({ environment: { kind: 'image', image: hostile } }));
  const container = found['component-counter']!;
  expect({
    ...found,
    'component-counter': { ...container, inputs: { ...container.inputs, image: settings.image } },
  }).toEqual(resources(spec));
});

it('whatever a twin has, its containers mount volumes of dtaas only, and write to those of their own', () => {
  const everything: WorkspaceSpec = {
    ...withCounter({ uses: { table: 'table' }, limits: { memoryBytes: 1, cpu: 1e9, processes: 1e9 } }),
    network: { internet: 'unspecified', allow: ['plant.example:1883', '127.0.0.1:2375'], required: true },
    resources: { memoryBytes: 1, cpu: 1e9, diskBytes: 1 },
  };
  for (const [name, { type, inputs }] of Object.entries(resources(everything))) {
    if (!type.includes('container')) continue;
    const { mounts, envs, capabilities, readOnly, securityOpts, memory, hosts } =
      inputs as unknown as Confinement;
    expect(capabilities).toEqual({ drops: ['ALL'] });
    expect([readOnly, securityOpts[0], securityOpts.length]).toEqual([true, 'no-new-privileges:true', 2]);
    expect(memory).toBeGreaterThan(0);
    for (const { ip } of hosts) expect(ip).toMatch(/^127\./);
    expect(envs).toEqual(name === 'runner' ? ['HOME=/tmp', 'XDG_RUNTIME_DIR=/dev/shm'] : []);
    for (const { type: kind, source } of mounts) {
      expect(kind).toBe('volume');
      if (typeof source === 'string') expect(source).toMatch(/^dtaas-[a-z]+-[0-9a-f]{16}$/);
    }
    for (const forbidden of [
      'privileged',
      'devices',
      'volumes',
      'userns',
      'pidMode',
      'ports',
      'groupAdds',
      'sysctls',
      'runtime',
      'labels',
    ])
      if (!(forbidden === 'ports' && name === 'runner')) expect(inputs).not.toHaveProperty(forbidden);
  }
});
