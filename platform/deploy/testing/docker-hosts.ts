import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { counterPlatform } from './counter.ts';
import { type DockerHost, dockerMachine } from './docker-machine.ts';
import { countOf, statusOf } from './kill-scenes.ts';
import { workspacesHere } from './lost-place-scenes.ts';
import type { TemporaryClone } from './temporary-clone.ts';

// Two machines with a Docker Engine each, `first` over ssh and `second` over TLS. `pi` is the first machine without its engine.

export interface Hosts {
  readonly first: DockerHost;
  readonly second: DockerHost;
  /** The id of the workspace image, which both have. */
  readonly image: string;
}

export type PlaceName = 'here' | 'pi' | 'first' | 'second';

/**
 * The counter's platform with all places. Without a place, the platform chooses one of the two engines for the twin. `hall` is the
 * second engine by the Docker context `hall`.
 */
export function platformOf(
  { first, second, image }: Hosts,
  place?: PlaceName | 'hall',
): Readonly<Record<string, string>> {
  const files = { ...counterPlatform() };
  const docker = (host: string, setting = 'host'): string =>
    `{kind: docker, settings: {${setting}: '${host}', image: '${image}'}, cpu: 4, memory: 4Gi}`;
  const places = [
    'here: {kind: process}',
    `pi: {kind: ssh, settings: {host: ${first.machine.host}}}`,
    place === 'hall' ? `hall: ${docker('hall', 'context')}` : `second: ${docker(second.overTls)}`,
    `first: ${docker(first.overSsh)}`,
  ];
  const flavour = place === 'here' || place === 'pi' ? 'process' : 'container';
  const [platform, twin, program] = [
    'platform.yaml',
    'twins/counter/twin.yaml',
    'assets/functions/counter/main.mjs',
  ];
  return {
    ...files,
    [platform]: files[platform]!.replace('{here: {kind: process}}', `{${places.join(', ')}}`).replace(
      'defaultPlace: here',
      'defaultPlace: auto',
    ),
    [twin]: files[twin]!.replace(
      'infrastructure: {workspace: {flavour: process}}',
      `infrastructure: {resources: {cpu: 1}, ${place ? `place: ${place}, ` : ''}workspace: {flavour: ${flavour}}}`,
    ),
    [program]: `import { randomBytes } from 'node:crypto';\n${files[program]!}`.replace(
      'let state =',
      `const noise = process.env.DTAAS_STATE_DIR + '/noise';\nif (!existsSync(noise)) writeFileSync(noise, randomBytes(100_000));\nlet state =`,
    ),
  };
}

/** Everything that an engine has beside its images. */
export function heldBy({ docker }: DockerHost): readonly string[] {
  return [
    ...docker('ps', '--all', '--format', '{{.Names}}'),
    ...docker('volume', 'ls', '--quiet'),
    ...docker('network', 'ls', '--format', '{{.Name}}', '--filter', 'type=custom'),
  ];
}

/** The places that have a workspace of the clone's twin. */
export function whereabouts(clone: TemporaryClone, { first, second, image }: Hosts): readonly PlaceName[] {
  const at = ({ docker }: DockerHost) => dockerMachine('', image, docker).workspaces(clone.home() ?? '');
  const found: readonly (readonly [PlaceName, readonly string[]])[] = [
    ['here', workspacesHere(clone)],
    ['pi', first.machine.workspaces()],
    ['first', at(first)],
    ['second', at(second)],
  ];
  return found.flatMap(([name, workspaces]) => workspaces.map(() => name));
}

/** Deploys, and expects the twin at one place only, without a step that is lost or repeated. */
export async function deployedAt(clone: TemporaryClone, hosts: Hosts, place: PlaceName) {
  const { code, stdout, stderr } = await clone.dtaas(['deploy']);
  expect(code, stderr + stdout).toBe(0);
  expect(whereabouts(clone, hosts)).toEqual([place]);
  for (const name of ['first', 'second'] as const)
    if (name !== place) expect(heldBy(hosts[name])).toEqual([]);
  const status = await statusOf(clone);
  expect(status).toMatchObject({ place, sync: 'Synced', health: 'Healthy' });
  expect(countOf(status)).toBe((status.clock as { step: number }).step);
  return status;
}

/** The object of the file in a snapshot that the component wrote once, with random bytes. */
export function noiseIn(clone: TemporaryClone, snapshot: string): string {
  const listed = clone.git('ls-tree', '-r', `refs/dtaas/snapshots/counter/${snapshot}`);
  return /^\d+ blob ([0-9a-f]+)\t.*\bnoise$/m.exec(listed)?.[1] ?? `not in ${listed}`;
}

/** Whether a text stands in an object of the clone's repository, or in a file beside it. */
export function isWritten(clone: TemporaryClone, text: string): boolean {
  const objects = clone.git('cat-file', '--batch-all-objects', '--batch', '--buffer');
  const files = readdirSync(clone.stateHome, { recursive: true, encoding: 'utf8' })
    .map((name) => join(clone.stateHome, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return objects.includes(text) || files.some((path) => readFileSync(path, 'latin1').includes(text));
}
