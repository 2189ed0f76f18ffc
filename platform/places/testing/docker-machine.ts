import { execFileSync } from 'node:child_process';
import { addressOf } from '../src/docker/connection/address.ts';
import { dockerClient } from '../src/docker/connection/client.ts';
import { labels } from '../src/docker/resources/mark.ts';
import { removeMarked } from '../src/docker/resources/remove.ts';
import { removeUnusedContent } from '../src/docker/volumes/content-volume.ts';

/** A Docker Engine at which the twins of a home run, as somebody with its command line sees them. */
export interface DockerMachine {
  readonly host: string;
  /** The place in `platform.yaml`. */
  readonly place: string;
  /** Runs Docker's command line, and answers the lines of its output. */
  docker(...words: readonly string[]): readonly string[];
  /** Ids of the containers that are a resource of the home's twins, running or not. */
  containers(home: string, resource: string): readonly string[];
  /** Process ids of the runners that run. */
  runners(home: string): number[];
  /** `<home>/<twin>` of each twin that has anything. */
  workspaces(home: string): readonly string[];
  /** Removes all that the home's twins have. */
  clear(home: string): Promise<void>;
}

/** @param docker runs Docker's command line; on this machine unless given */
export function dockerMachine(
  host: string,
  image: string,
  docker: DockerMachine['docker'] = (...words) =>
    execFileSync('docker', ['--host', host, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
      .split('\n')
      .filter(Boolean),
): DockerMachine {
  const marked = (home: string, resource?: string): readonly string[] => [
    ...['--filter', `label=${labels.home}=${home}`],
    ...(resource === undefined ? [] : ['--filter', `label=${labels.resource}=${resource}`]),
  ];
  const twinOf = ['--format', `{{.Label "${labels.instance}"}}`];
  const twins = (home: string): readonly string[] => [
    ...docker('ps', '--all', ...marked(home), ...twinOf),
    ...docker('volume', 'ls', ...marked(home), ...twinOf),
    ...docker('network', 'ls', ...marked(home), ...twinOf),
  ];
  return {
    host,
    place: `{kind: docker, settings: {host: '${host}', image: '${image}'}}`,
    docker,
    containers: (home, resource) => docker('ps', '--all', '--quiet', '--no-trunc', ...marked(home, resource)),
    runners(home) {
      const ids = docker('ps', '--quiet', ...marked(home, 'runner'));
      return ids.length === 0 ? [] : docker('inspect', '--format', '{{.State.Pid}}', ...ids).map(Number);
    },
    workspaces: (home) => [...new Set(twins(home))].map((twin) => `${home}/${twin}`),
    async clear(home) {
      const client = dockerClient(addressOf({ host }, process.env), { environment: process.env });
      for (const instance of new Set(twins(home))) await removeMarked(client, { home, instance });
      await removeUnusedContent(client);
    },
  };
}
