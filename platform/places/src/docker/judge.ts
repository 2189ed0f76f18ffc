import type { DtaasError } from '@dtaas/model';
import type { DockerClient } from './connection/client.ts';
import { engineUnfit } from './failures.ts';

export interface EngineJudgement {
  /** Why no workspace can run there. */
  readonly refusal?: DtaasError;
  /** What the engine lacks, and how to get it. */
  readonly remarks: readonly string[];
}

/** What `GET /info` says, as far as it is used here. */
export interface EngineInfo {
  readonly OSType?: string;
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

export function judgementOf(engine: string, info: EngineInfo): EngineJudgement {
  const reason = whyUnfit(info);
  const remarks = lacks
    .filter(({ isLacking }) => isLacking(info))
    .map(({ remark }) => `${engine}: ${remark}`);
  remarks.push(`${engine}: ${unlimitedStates(info)}`);
  return { remarks, ...(reason === undefined ? {} : { refusal: engineUnfit({ engine, reason }) }) };
}

function whyUnfit({ OSType = 'linux', SecurityOptions = [], MemoryLimit, PidsLimit }: EngineInfo) {
  if (OSType !== 'linux') return `runs containers of ${OSType}, not of Linux`;
  if (!hasOption(SecurityOptions, 'seccomp')) return 'has no seccomp, which limits system calls';
  if (MemoryLimit === false) return "can't limit memory (cgroups)";
  if (PidsLimit === false) return "can't limit processes (cgroups)";
  return undefined;
}

/** What makes an engine weaker without making it unfit. */
const lacks: readonly { readonly isLacking: (info: EngineInfo) => boolean; readonly remark: string }[] = [
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

/** As in `name=seccomp,profile=default`. */
function hasOption(options: readonly string[], name: string): boolean {
  return options.some((option) => option === `name=${name}` || option.startsWith(`name=${name},`));
}
