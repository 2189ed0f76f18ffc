import { readFileSync } from 'node:fs';
import { attempt } from '@dtaas/processes';
import type { Judgement } from '../place.ts';
import type { DockerClient } from './connection/client.ts';
import { engineUnfit } from './failures.ts';
import type { DockerSettings } from './settings.ts';

/** What can be said of an engine, whichever workspace is to run there. */
export type EngineJudgement = Pick<Judgement, 'refusal' | 'remarks' | 'machine'> &
  Required<Pick<Judgement, 'program' | 'advice'>>;

/** What `GET /info` says, as far as it is used here. */
export interface EngineInfo {
  readonly ServerVersion?: string;
  /** Of the engine's daemon, by its settings. */
  readonly ExperimentalBuild?: boolean;
  readonly OSType?: string;
  readonly LoggingDriver?: string;
  readonly SecurityOptions?: readonly string[];
  readonly MemoryLimit?: boolean;
  readonly SwapLimit?: boolean;
  readonly PidsLimit?: boolean;
  readonly CPUShares?: boolean;
  readonly LiveRestoreEnabled?: boolean;
  readonly MemTotal?: number;
  readonly NCPU?: number;
  readonly DriverStatus?: readonly (readonly [name: string, value: string])[];
}

/**
 * Whether workspaces can run at an engine. Changes nothing.
 *
 * @throws DtaasError if the engine can't be asked: `docker-missing`, `docker-socket-refused`, `docker-too-old` …
 */
export async function judgeEngine(
  client: DockerClient,
  place: Pick<DockerSettings, 'ipv6'> = {},
): Promise<EngineJudgement> {
  const info = (await client.call<EngineInfo>('GET', '/info', { task: 'describe itself' })) ?? {};
  return judgementOf(client.name, info, place);
}

/** @param settings the file with the settings of an engine of this machine */
export function judgementOf(
  engine: string,
  info: EngineInfo,
  { ipv6 = false }: Pick<DockerSettings, 'ipv6'> = {},
  settings = daemonSettings,
): EngineJudgement {
  const reason = whyUnfit(info);
  const isHere = engine.startsWith('unix:');
  const at = (remark: string): string => (isHere ? remark : `${engine}: ${remark}`);
  const isLogLimited = info.LoggingDriver !== 'json-file' || (isHere && hasLogLimit(settings));
  const said = (lacks: readonly Lack[]): readonly string[] =>
    lacks.filter(({ isLacking }) => isLacking(info)).map(({ remark }) => at(remark));
  const { NCPU: cpu, MemTotal: memory } = info;
  return {
    ...(cpu !== undefined && memory !== undefined ? { machine: { cpu, memory } } : {}),
    program: `Docker Engine ${info.ServerVersion ?? 'of an unknown version'}`,
    remarks: [...said(ipv6 ? [...lacks, noIPv6] : lacks), at(unlimitedStates(info))],
    advice: [...said(lacksForOthers), ...(isLogLimited ? [] : [at(unlimitedLogs)])],
    ...(reason === undefined ? {} : { refusal: engineUnfit({ engine, reason }) }),
  };
}

const daemonSettings = '/etc/docker/daemon.json';

function hasLogLimit(settings: string): boolean {
  const read = attempt(() => JSON.parse(readFileSync(settings, 'utf8')));
  return Object(Object(read)['log-opts'])['max-size'] !== undefined;
}

function whyUnfit({ OSType = 'linux', SecurityOptions = [], MemoryLimit, PidsLimit }: EngineInfo) {
  if (OSType !== 'linux') return `runs containers of ${OSType}, not of Linux`;
  if (!hasOption(SecurityOptions, 'seccomp')) return 'has no seccomp, which limits system calls';
  if (MemoryLimit === false) return "can't limit memory (cgroups)";
  if (PidsLimit === false) return "can't limit processes (cgroups)";
  return undefined;
}

interface Lack {
  readonly isLacking: (info: EngineInfo) => boolean;
  readonly remark: string;
}

/** What makes an engine weaker without making it unfit. A remark fits into a line of a terminal. */
const lacks: readonly Lack[] = [
  {
    isLacking: ({ LiveRestoreEnabled }) => LiveRestoreEnabled === false,
    remark: 'A restart of Docker ends the workspaces, unless daemon.json has {"live-restore": true}.',
  },
  {
    isLacking: ({ SwapLimit }) => SwapLimit === false,
    remark: 'Workspaces may use swap beyond their memory: turn swap off, or boot with swapaccount=1.',
  },
  {
    isLacking: ({ CPUShares }) => CPUShares === false,
    remark: "The kernel can't share processors by weight: a busy workspace may slow others down.",
  },
  {
    isLacking: ({ SecurityOptions = [] }) => hasOption(SecurityOptions, 'userns'),
    remark: 'Docker maps users (userns-remap): workspaces have not been tried with that.',
  },
];

/** Before Docker 27, an engine translates IPv6 addresses only by these settings, and tells of the first one alone. */
const noIPv6: Lack = {
  isLacking: ({ ServerVersion = '', ExperimentalBuild }) =>
    Number.parseInt(ServerVersion, 10) < 27 && ExperimentalBuild !== true,
  remark: 'No IPv6 address is reached, unless daemon.json has {"experimental": true, "ip6tables": true}.',
};

/**
 * An engine can limit a volume only on XFS with project quotas, of which it doesn't tell. The platform doesn't ask for such a limit.
 */
function unlimitedStates({ DriverStatus = [] }: EngineInfo): string {
  const [, system] = DriverStatus.find(([name]) => name === 'Backing Filesystem') ?? [];
  const where = system === undefined ? '' : ` on ${system === 'extfs' ? 'ext4' : system}`;
  return `Docker can't limit the size of states${where}: a component may fill the disk before it is ended.`;
}

/** Containers of twins limit their own logs and rights. */
const lacksForOthers: readonly Lack[] = [
  {
    isLacking: ({ SecurityOptions = [] }) => !hasOption(SecurityOptions, 'no-new-privileges'),
    remark: 'Other containers may gain privileges, unless daemon.json has {"no-new-privileges": true}.',
  },
];
const unlimitedLogs = `Other containers' logs may fill the disk, unless daemon.json has {"log-opts": {"max-size": "10m"}}.`;

/** As in `name=seccomp,profile=default`. */
function hasOption(options: readonly string[], name: string): boolean {
  return options.some((option) => option === `name=${name}` || option.startsWith(`name=${name},`));
}
