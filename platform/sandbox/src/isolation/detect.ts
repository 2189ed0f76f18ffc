import { spawnSync } from 'node:child_process';
import { memoised } from '@dtaas/model';
import { programOnPath } from '@dtaas/processes';
import { isolationMissing } from '../failures.ts';
import { findControlGroups } from './groups/find-groups.ts';
import { findSystemdRun } from './groups/systemd.ts';
import type { ControlGroups, Isolation, IsolationMode } from './isolation.ts';
import { probeArguments } from './modes/bubblewrap.ts';
import { dockerWorks } from './modes/docker.ts';
import { isFiltered } from './seccomp/filter.ts';
import { isRoot, isRootOfMachine, nextUser } from './user.ts';

/** How a mode works on this machine. Other packages see only its `Isolation`. */
export interface Capabilities {
  readonly isolation: Isolation;
  /** The program that isolates: bwrap or docker. */
  readonly program: string | undefined;
  readonly groups: ControlGroups | undefined;
  readonly systemdRun: string | undefined;
  /** True if a command runs as a separate user: if root calls, in a strong mode. */
  readonly hasOwnUser: boolean;
}

/**
 * Finds what this machine can do, once a process (about 15 ms; a second more if there is only Docker).
 *
 * @param mode the requested mode; `none` is the weak one
 * @throws DtaasError `isolation-missing` if the requested mode doesn't work here
 */
export function detectIsolation(mode: IsolationMode | 'auto' | 'none' = 'auto'): Isolation {
  return capabilitiesOf(mode).isolation;
}

export const capabilitiesOf = memoised(detect);

function detect(wanted: IsolationMode | 'auto' | 'none'): Capabilities {
  const groups = findControlGroups();
  const systemdRun = groups ? undefined : findSystemdRun();
  const limits = groups ? (`cgroup-v${groups.version}` as const) : systemdRun ? 'systemd' : 'none';
  const remarks = limits === 'none' ? [noLimits] : [];
  const weak = (why: string): Capabilities => {
    const isolation: Isolation = { mode: 'weak', limits, strong: false, remarks: [why, ...remarks] };
    return { isolation, program: undefined, groups, systemdRun, hasOwnUser: false };
  };
  if (wanted === 'weak' || wanted === 'none') return weak(`No sandbox was requested: ${open}.`);
  const bubblewrap = wanted === 'docker' ? undefined : findBubblewrap();
  if (wanted === 'bubblewrap' && !bubblewrap)
    throw isolationMissing({
      reason: `bubblewrap was requested, but does not work here. ${whyNoBubblewrap()}`,
      hint: 'apt-get install bubblewrap, or allow another isolation.',
    });
  if (!isFiltered(process.arch)) remarks.push(notFiltered);
  const strong = remarks.length === 0;
  const docker = bubblewrap && (strong || wanted === 'bubblewrap') ? undefined : findDocker();
  if (docker) {
    const isolation: Isolation = { mode: 'docker', limits: 'docker', strong: true, remarks: [] };
    return { isolation, program: docker, groups: undefined, systemdRun: undefined, hasOwnUser: isRoot() };
  }
  if (bubblewrap)
    return { isolation: { mode: 'bubblewrap', limits, strong, remarks }, ...bubblewrap, groups, systemdRun };
  if (wanted === 'docker')
    throw isolationMissing({
      reason:
        'docker was requested, but does not work here. No Docker engine answers here, or it is on another machine.',
      hint: 'Start Docker, or allow another isolation.',
    });
  return weak(whyNoBubblewrap());
}

/** Why this machine runs no command under bubblewrap. */
export function whyNoBubblewrap(): string {
  if (!programOnPath('bwrap')) return `bubblewrap is missing: ${open} (apt-get install bubblewrap).`;
  return isRootOfMachine()
    ? `bubblewrap is installed, but root may not run programs as another user here: ${open} ` +
        '(install util-linux for setpriv; in a container, run it privileged and with its own ids, or as an ordinary user).'
    : `bubblewrap is installed, but this machine refuses it namespaces: ${open} ` +
        '(in a container, run it privileged; on Ubuntu, allow bwrap in AppArmor).';
}

const open = 'files and the network of this machine stay open to what runs';
const notFiltered = `System calls are not filtered on ${process.arch}, only on x64 and arm64.`;
export const noLimits =
  'Nothing here limits memory and processes, of a command or of a whole workspace ' +
  '(run as root, in a login session of systemd, or use Docker).';

function findDocker(): string | undefined {
  const program = programOnPath('docker');
  return program && dockerWorks(program) ? program : undefined;
}

/**
 * Tries whether a command can run as a separate user: it can for root; not for other users, and not for a root that is an
 * ordinary user of the machine and has no other ids. `undefined` if bubblewrap doesn't work.
 */
function findBubblewrap(): Pick<Capabilities, 'program' | 'hasOwnUser'> | undefined {
  const program = programOnPath('bwrap');
  if (program === undefined) return undefined;
  const works = (user: number | undefined): boolean =>
    spawnSync(program, probeArguments(user), { timeout: 5000, stdio: 'ignore' }).status === 0;
  if (isRoot() && works(nextUser())) return { program, hasOwnUser: true };
  return !isRootOfMachine() && works(undefined) ? { program, hasOwnUser: false } : undefined;
}
