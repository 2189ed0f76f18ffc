import { parseAddress, type WorkspaceSpec } from '@dtaas/model';
import {
  detectIsolation,
  type Isolation,
  namespacesNest,
  type WorkspaceResources,
  whyNoBubblewrap,
} from '@dtaas/sandbox';
import { networkUnenforceable } from '../failures.ts';
import { whyOutOfReach, whyOutOfReachInContainers } from '../internet/out-of-reach.ts';
import type { IsolationStatus } from '../protocol.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/**
 * Chooses the isolation of a workspace, unless its place has isolated it already. With `bubblewrap` the runner gets a network of
 * its own.
 *
 * @throws DtaasError `isolation-missing` if the requested bubblewrap is missing, `network-unenforceable` if the twin limits its
 * network and this machine can't
 */
export function isolateWorkspace({
  isolation: wanted,
  containers,
  spec,
}: Pick<WorkspaceFile, 'isolation' | 'containers' | 'spec'>): {
  readonly isolation: Isolation;
  readonly status: IsolationStatus;
} {
  if (typeof wanted === 'object') {
    if (spec.network.required && wanted.network !== 'enforced')
      throw networkUnenforceable({ twin: spec.twin, remarks: wanted.remarks });
    const remarks = containers
      ? remarksOnReach(spec, (host) => whyOutOfReachInContainers(host, containers))
      : [];
    return {
      isolation: detectIsolation('none'),
      status: remarks.length === 0 ? wanted : { ...wanted, remarks: [...wanted.remarks, ...remarks] },
    };
  }
  // Components must share a network, which needs bubblewrap within bubblewrap. Docker can't do this.
  const best = () => (namespacesNest() ? 'bubblewrap' : 'none');
  const isolation = detectIsolation(wanted === 'auto' ? best() : wanted);
  if (isolation.mode === 'bubblewrap') {
    const remarks = remarksOnReach(spec, whyOutOfReach);
    return {
      isolation,
      status: { mode: 'bubblewrap', network: 'enforced', remarks: [...isolation.remarks, ...remarks] },
    };
  }
  // The first remark of a weak isolation says that it was requested; here the machine is the reason.
  const remarks = wanted === 'none' ? [switchedOff] : [whyNoBubblewrap(), ...isolation.remarks.slice(1)];
  if (spec.network.required) throw networkUnenforceable({ twin: spec.twin, remarks });
  return {
    isolation,
    status: { mode: 'none', network: 'open', remarks: [...remarks, ...openPorts(spec)] },
  };
}

/** The hosts that `allow` has and components don't reach. */
function remarksOnReach({ network }: WorkspaceSpec, why: typeof whyOutOfReach): readonly string[] {
  return network.allow.flatMap((allowed) => {
    const reason = why(parseAddress(allowed).host);
    return reason === undefined ? [] : [`components don't reach ${allowed}: ${reason}`];
  });
}

/** Components that listen do so on the machine itself. */
function openPorts({ components }: WorkspaceSpec): readonly string[] {
  const ports = Object.entries(components).flatMap(([id, { run }]) =>
    Object.entries(run?.endpoints ?? {}).map(([name, port]) => `${id}.${name} (port ${port})`),
  );
  if (ports.length === 0) return [];
  return [
    `without a sandbox, other users of this machine can connect to ${ports.join(', ')}, and so can other machines if the component listens on 0.0.0.0.`,
  ];
}

const switchedOff =
  'isolation is switched off for this workspace: files and the network of this machine stay open to its components.';

/** The resources of all components together. By default, the share of the processors is the sum of the components' shares. */
export function resourcesOf({ resources, components }: WorkspaceSpec): WorkspaceResources {
  const asked = Object.values(components).reduce((sum, { limits }) => sum + (limits.cpu ?? 0), 0);
  return { memoryBytes: resources.memoryBytes, cpu: resources.cpu ?? (asked > 0 ? asked : undefined) };
}
