import { isIP, isIPv4 } from 'node:net';
import { isThisMachine, parseAddress, type WorkspaceSpec } from '@dtaas/model';
import { detectIsolation, type Isolation, namespacesNest, type WorkspaceResources } from '@dtaas/sandbox';
import { networkUnenforceable } from '../failures.ts';
import type { IsolationStatus } from '../protocol.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/**
 * What this machine can do for a workspace, unless its place has isolated it already. Under `bubblewrap` the runner gets a network of its own.
 *
 * @throws DtaasError `isolation-missing` where the workspace asks for bubblewrap and there is none,
 * `network-unenforceable` where the twin's configuration writes a network that can't be enforced
 */
export function isolateWorkspace({ isolation: wanted, spec }: WorkspaceFile): {
  readonly isolation: Isolation;
  readonly status: IsolationStatus;
} {
  if (typeof wanted === 'object') {
    if (spec.network.required && wanted.network !== 'enforced')
      throw networkUnenforceable({ twin: spec.twin, remarks: wanted.remarks });
    return { isolation: detectIsolation('none'), status: wanted };
  }
  const isolation =
    wanted === 'bubblewrap'
      ? detectIsolation('bubblewrap')
      : wanted === 'none'
        ? detectIsolation('none')
        : best();
  if (isolation.mode === 'bubblewrap') {
    const numbers = spec.network.allow.filter((allowed) => isOutOfReach(parseAddress(allowed).host));
    const remarks = numbers.map(
      (host) => `${host} is reached by a name only: write the host's name under allow`,
    );
    return {
      isolation,
      status: { mode: 'bubblewrap', network: 'enforced', remarks: [...isolation.remarks, ...remarks] },
    };
  }
  const remarks = wanted === 'none' ? [switchedOff] : isolation.remarks;
  if (spec.network.required) throw networkUnenforceable({ twin: spec.twin, remarks });
  return { isolation, status: { mode: 'none', network: 'open', remarks } };
}

/** Loopback addresses are the same in the twin's network. Other IP addresses are not reachable there. */
function isOutOfReach(host: string): boolean {
  return isIP(host) !== 0 && !(isIPv4(host) && isThisMachine(host));
}

const switchedOff =
  'isolation is switched off for this workspace: files and the network of this machine stay open to its components.';

/** Docker isolates tests; components need to share a network, which only bubblewrap within bubblewrap does here. */
function best(): Isolation {
  return detectIsolation(namespacesNest() ? 'bubblewrap' : 'none');
}

/** What the workspace offers all components; its weight, where the twin names none, is what they ask for together. */
export function resourcesOf({ resources, components }: WorkspaceSpec): WorkspaceResources {
  const asked = Object.values(components).reduce((sum, { limits }) => sum + (limits.cpu ?? 0), 0);
  return { memoryBytes: resources.memoryBytes, cpu: resources.cpu ?? (asked > 0 ? asked : undefined) };
}
