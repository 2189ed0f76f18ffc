import { readFileSync } from 'node:fs';
import { attempt } from '@dtaas/processes';
import type { Judgement } from '../place.ts';
import type { DockerClient } from './connection/client.ts';
import { engineUnfit } from './failures.ts';

/** What can be said of an engine, whichever workspace is to run there. */
export type EngineJudgement = Pick<Judgement, 'refusal' | 'remarks'> &
  Required<Pick<Judgement, 'program' | 'advice'>>;

/** What `GET /info` says, as far as it is used here. */
export interface EngineInfo {
  readonly ServerVersion?: string;
  readonly OSType?: string;
  readonly LoggingDriver?: string;
  readonly SecurityOptions?: readonly string[];
  readonly MemoryLimit?: boolean;
  readonly SwapLimit?: boolean;
  readonly PidsLimit?: boolean;
  readonly CPUShares?: boolean;
  readonly LiveRestoreEnabled?: boolean;
  readonly DriverStatus?: readonly (readonly [name: string, value: string])[];
}

/**
 * Whether workspaces can run at an engine. Changes nothing.
 *
 * @throws DtaasError if the engine can't be asked: `docker-missing`, `docker-socket-refused`, `docker-too-old` …
 */
export async function judgeEngine(client: DockerClient): Promise<EngineJudgement> {
  const info = (await client.call<EngineInfo>('GET', '/info', { task: 'describe itself' })) ?? {};
  return judgementOf(client.name, info);
}

/** @param settings the file with the settings of an engine of this machine */
export function judgementOf(engine: string, info: EngineInfo, settings = daemonSettings): EngineJudgement {
  const reason = whyUnfit(info);
  const isHere = engine.startsWith('unix:');
  const isLogLimited = info.LoggingDriver !== 'json-file' || (isHere && hasLogLimit(settings));
  const said = (lacks: readonly Lack[]): readonly string[] =>
    lacks.filter(({ isLacking }) => isLacking(info)).map(({ remark }) => `${engine}: ${remark}`);
  return {
    program: `Docker Engine ${info.ServerVersion ?? 'of an unknown version'}`,
    remarks: [...said(lacks), `${engine}: ${unlimitedStates(info)}`],
    advice: [...said(lacksForOthers), ...(isLogLimited ? [] : [`${engine}: ${unlimitedLogs}`])],
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

/** What makes an engine weaker without making it unfit. */
const lacks: readonly Lack[] = [
  {
    isLacking: ({ LiveRestoreEnabled }) => LiveRestoreEnabled === false,
    remark:
      'a restart of the engine ends the workspaces there. To keep them, put {"live-restore": true} into /etc/docker/daemon.json.',
  },
  {
    isLacking: ({ SwapLimit }) => SwapLimit === false,
    remark:
      "the kernel can't limit swap, so a workspace may use swap beyond its memory. Turn swap off (swapoff -a), or boot with swapaccount=1.",
  },
  {
    isLacking: ({ CPUShares }) => CPUShares === false,
    remark: "the kernel can't share processors by weight, so a busy workspace may slow others down.",
  },
  {
    isLacking: ({ SecurityOptions = [] }) => hasOption(SecurityOptions, 'userns'),
    remark: 'the engine maps users (userns-remap). Workspaces have not been tried with that setting.',
  },
];

/**
 * An engine can limit a volume only on XFS with project quotas, of which it doesn't tell. The platform doesn't ask for such a limit.
 */
function unlimitedStates({ DriverStatus = [] }: EngineInfo): string {
  const [, system] = DriverStatus.find(([name]) => name === 'Backing Filesystem') ?? [];
  const where = system === undefined ? '' : ` (on ${system === 'extfs' ? 'ext4' : system})`;
  return `the size of a volume has no limit${where}. A component that exceeds the disk of its twin is ended within seconds, but may have filled the disk.`;
}

/** Containers of twins limit their own logs and rights. */
const lacksForOthers: readonly Lack[] = [
  {
    isLacking: ({ SecurityOptions = [] }) => !hasOption(SecurityOptions, 'no-new-privileges'),
    remark: `containers that others start there may gain privileges. To forbid it, put {"no-new-privileges": true} into ${daemonSettings}.`,
  },
];
const unlimitedLogs = `logs of containers that others start there may fill the disk, unless ${daemonSettings} there has {"log-opts": {"max-size": "10m", "max-file": "2"}}.`;

/** As in `name=seccomp,profile=default`. */
function hasOption(options: readonly string[], name: string): boolean {
  return options.some((option) => option === `name=${name}` || option.startsWith(`name=${name},`));
}
