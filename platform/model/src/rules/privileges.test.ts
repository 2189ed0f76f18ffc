import { describe, expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { checkRepository } from '../check.ts';
import { exampleTree } from '../explain/parts.ts';

// No field of a twin or an asset gives access to a folder of the machine, a device, a socket, a user or a privilege, and no name or
// number can be written so that it does.

const twin = 'twins/box/twin.yaml';
const filter = 'assets/functions/filter/asset.yaml';
const digest = `sha256:${'ab'.repeat(32)}`;

/** The codes of the problems after one text was replaced by another. */
async function codes(file: string, from: string, to: string, more: Record<string, string> = {}) {
  const files = { ...box, ...more };
  expect(files[file]).toContain(from);
  const problems = await checkRepository(
    exampleTree(await locked({ ...files, [file]: files[file]!.replace(from, () => to) })),
  );
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

const infrastructure = (text: string) => `  infrastructure: ${text}\n  lifecycle:`;

describe('a twin', () => {
  it.each([
    'privileged: true',
    'user: root',
    'mounts: [/var/run/docker.sock]',
    'volumes: ["/:/host"]',
    'devices: [/dev/sda]',
    'capabilities: [SYS_ADMIN]',
    'securityOpts: [seccomp=unconfined]',
    'network: host',
    'pid: host',
    'image: evil',
    'ports: ["22:22"]',
    'env: {LD_PRELOAD: /state/x.so}',
    'labels: {dtaas.home: other}',
  ])('has no field for its workspace like %s', async (field) => {
    const workspace = infrastructure(`{workspace: {flavour: process, ${field}}}`);
    expect(await codes(twin, '  lifecycle:', workspace)).toEqual(['field-unknown']);
    expect(await codes(twin, '  lifecycle:', infrastructure(`{${field}}`))).toEqual([
      field.startsWith('network') ? 'type-wrong' : 'field-unknown',
    ]);
  });

  it.each([
    'privileged: true',
    'env: {NODE_OPTIONS: --require=/state/x.cjs}',
    'command: [sh]',
    'mounts: [/]',
    'image: evil',
  ])('has no field for its component like %s', async (field) => {
    expect(
      await codes(twin, 'functions/switch, version: ^1', `functions/switch, version: ^1, ${field}`),
    ).toEqual(['field-unknown']);
  });

  it.each(['../up', 'a/b', '--privileged', 'a:b', 'A B', '.', 'x,readonly=false'])(
    'has no component called %j',
    async (name) => {
      const found = await codes(
        twin,
        '    plant: {asset',
        `    ${JSON.stringify(name)}: {asset: models/box, version: ^1}\n    plant: {asset`,
      );
      expect(found).toContain('name-malformed');
    },
  );
});

describe('an asset', () => {
  it.each([
    'env: {DOCKER_HOST: "unix:///x"}',
    'user: root',
    'privileged: true',
    'mounts: [/]',
    'cwd: /',
    'devices: [/dev/kvm]',
  ])('has no field for its command like %s', async (field) => {
    expect(await codes(filter, 'control: [save, report]', `control: [save, report], ${field}`)).toEqual([
      'field-unknown',
    ]);
  });

  it.each(['privileged: true', 'capabilities: [ALL]', 'processes: 100000', 'shm: 64Gi'])(
    'can not require %s',
    async (field) => {
      expect(await codes(filter, 'memory: 64Mi', `memory: 64Mi, ${field}`)).toEqual(['field-unknown']);
    },
  );

  it.each(['0', '0Mi', '-1', '1e99', '.inf', 'unlimited'])(
    'can not require %s of memory, which would set no limit',
    async (memory) => {
      expect((await codes(filter, 'memory: 64Mi', `memory: ${memory}`)).length).toBeGreaterThan(0);
    },
  );

  it.each(['../../etc', '/etc', 'a/b', '..'])(
    'has no use called %j, which is a folder in its container',
    async (name) => {
      expect(
        (await codes(filter, 'uses: {plant:', `uses: {${JSON.stringify(name)}: {kind: Model}, plant:`))
          .length,
      ).toBeGreaterThan(0);
    },
  );
});

describe('an image of an asset', () => {
  const allowed = (patterns: string) => ({
    'platform.yaml': `${box['platform.yaml']}  images: {allowed: ${patterns}}\n`,
  });
  const withImage = (image: string, patterns: string) =>
    codes(
      filter,
      '  requires:',
      `  environment: {image: ${JSON.stringify(image)}}\n  requires:`,
      allowed(patterns),
    );

  it.each([
    [digest, `["${digest}"]`],
    [`registry.example/solver@${digest}`, `["${digest}"]`],
    [`registry.example/solver@${digest}`, '["registry.example/*"]'],
  ])('%s is allowed by %s', async (image, patterns) => {
    expect(await withImage(image, patterns)).toEqual([]);
  });

  it.each([
    [digest, '[]'],
    [digest, `["sha256:${'cd'.repeat(32)}"]`],
    // The allowed digest stands where a name does.
    [`${digest}@sha256:${'cd'.repeat(32)}`, `["${digest}"]`],
    [`${digest}/evil`, `["${digest}"]`],
    [`registry.example/solver@${digest}@sha256:${'cd'.repeat(32)}`, `["${digest}"]`],
    [`evil.example/registry.example/solver@${digest}`, '["registry.example/*"]'],
    [`registry.example.evil/solver@${digest}`, '["registry.example/*"]'],
  ])('%s is refused by %s', async (image, patterns) => {
    expect((await withImage(image, patterns)).length).toBeGreaterThan(0);
  });

  it.each(['solver:latest', 'solver', '/var/run/docker.sock', '--privileged', 'sha256:short', ''])(
    '%j is refused, because its content may change',
    async (image) => {
      expect((await withImage(image, '["*"]')).length).toBeGreaterThan(0);
    },
  );
});
