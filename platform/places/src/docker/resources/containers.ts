import type { PublishedPort } from '@dtaas/runner';
import { dockerSeccompProfile } from '@dtaas/sandbox';
import type { ContainerArgs, NetworkArgs, VolumeArgs } from '@pulumi/docker';
import type { InputsOf } from './inputs-of.ts';

/** What distinguishes one container of a twin from another. How it is hardened is the same for all. */
export interface ContainerWanted {
  /** The id of an image, `sha256:…`. */
  readonly image: string;
  readonly command: readonly string[];
  /** Variables. No secret is among them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly mounts: readonly VolumeMount[];
  readonly memoryBytes: number;
  /** Cores. */
  readonly cpu?: number;
  /** The name of a resource that is a network; absent: the container has no network. */
  readonly network?: string;
  /** Ports of the machine, each with the port in the container to which it leads. */
  readonly ports?: readonly PublishedPort[];
  /** Addresses by the names under which programs know them. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface VolumeMount {
  /** A volume of the twin by its resource's name, or a volume that twins share by its name at the engine. */
  readonly volume: { readonly resource: string } | { readonly name: string };
  readonly at: string;
  readonly writable?: true;
}

const mebibyte = 2 ** 20;

/**
 * The inputs of a container: no root, no capabilities, no new privileges, only the system calls that components need, a
 * read-only root, limits, and a bounded log. Nothing in a `twin.yaml` becomes a folder of the machine, a device or a privilege, and
 * only what it exposes becomes a port.
 * Pulumi creates the container. The place limits its processes, for which the SDK has no argument, and starts it.
 */
export function containerInputs(wanted: ContainerWanted) {
  const memory = Math.ceil(wanted.memoryBytes / mebibyte);
  return {
    image: wanted.image,
    entrypoints: [...wanted.command],
    envs: Object.entries(wanted.environment ?? {}).map(([name, value]) => `${name}=${value}`),
    start: false,
    mustRun: false,
    restart: 'no',
    // A runner ends its components when it gets SIGTERM.
    destroyGraceSeconds: 20,
    // The image has none of these folders: an empty volume would get the files and the mode of the image's folder, and
    // Pulumi can't say `noCopy` to an engine before Docker 26.
    mounts: wanted.mounts.map(({ volume, at, writable }) => ({
      type: 'volume',
      source: 'name' in volume ? volume.name : { $ref: `${volume.resource}.name` },
      target: at,
      readOnly: writable !== true,
    })),
    readOnly: true,
    // The number of files is limited, too: they take memory of the kernel.
    tmpfs: { '/tmp': 'rw,exec,nosuid,nodev,mode=1777,size=64m,nr_inodes=16k' },
    shmSize: 16,
    ipcMode: 'private',
    capabilities: { drops: ['ALL'] },
    securityOpts: ['no-new-privileges:true', `seccomp=${dockerSeccompProfile()}`],
    memory,
    // The same: no swap. With `memory` alone Pulumi sees a difference in every run.
    memorySwap: memory,
    ...(wanted.cpu === undefined ? {} : { cpuShares: Math.max(2, Math.round(wanted.cpu * 1024)) }),
    ulimits: [
      { name: 'nofile', soft: 4096, hard: 4096 },
      // 1, not 0: a kernel whose `core_pattern` is a program, as systemd-coredump, ignores every limit but 1, and memory with secrets would
      // reach the host's disk (do_coredump of fs/coredump.c).
      { name: 'core', soft: 1, hard: 1 },
    ],
    logDriver: 'json-file',
    // Both: an engine adds the default of the one that is absent, which Pulumi takes for a difference.
    logOpts: { 'max-size': '1m', 'max-file': '2' },
    ...(wanted.network === undefined
      ? { networkMode: 'none' }
      : { networksAdvanced: [{ name: { $ref: `${wanted.network}.name` } }] }),
    // Without the list where there are none, so that the inputs of other twins stay the same.
    ...(wanted.ports && wanted.ports.length > 0
      ? { ports: wanted.ports.map(({ inside, port, address }) => portInputs(inside, port, address)) }
      : {}),
    hosts: Object.entries(wanted.hosts ?? {}).map(([host, ip]) => ({ host, ip })),
  } satisfies InputsOf<ContainerArgs>;
}

/** All that Pulumi reads back, so that it sees no difference. */
function portInputs(internal: number, external: number, ip: string) {
  return { internal, external, ip, protocol: 'tcp' };
}

export function volumeInputs() {
  return { driver: 'local' } satisfies InputsOf<VolumeArgs>;
}

/** A bridge of the twin's own. Containers on it don't reach each other, nor the bridges of other twins. The mark of one with IPv6 has its subnet. */
export function networkInputs(ipv6 = false) {
  return {
    driver: 'bridge',
    ipv6,
    options: { 'com.docker.network.bridge.enable_icc': 'false' },
  } satisfies InputsOf<NetworkArgs>;
}
