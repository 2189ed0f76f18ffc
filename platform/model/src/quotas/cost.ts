import type { Cost } from '../generated/reports.ts';
import type { Desired } from '../generated/types.ts';
import { sum } from '../values/sum.ts';
import type { ComponentSpec, WorkspaceSpec } from '../workspace.ts';
import { defaultDiskBytes } from './taken.ts';

export const noCost: Cost = { twins: 0, cpu: 0, memory: 0, disk: 0, containers: 0, processes: 0 };

/**
 * What an instance takes while it is as its desired state says. A recorded state is data that anybody who can push could have
 * written, so an amount that is not one counts as none.
 */
export function costOf({ workspace, resources }: Desired): Cost {
  if (!workspace) return noCost;
  const { components = {}, resources: written = {} }: Partial<WorkspaceSpec> = workspace;
  const started = Object.values(components).filter(({ run }) => run !== undefined);
  const required = (name: 'cpu' | 'memoryBytes'): number => sum(started.map((each) => limitOf(each, name)));
  const ofStates = started.length === 0 ? 0 : defaultDiskBytes;
  return {
    twins: 1,
    cpu: amount(written.cpu ?? required('cpu')),
    memory: amount(written.memoryBytes ?? required('memoryBytes')),
    disk: amount(written.diskBytes ?? ofStates),
    containers: Object.values(resources).filter(({ type }) => isContainer(type)).length,
    // The runner is a process of its own.
    processes: started.length + 1,
  };
}

/** Whether a Pulumi type is a container by its name, whichever provider makes it. */
function isContainer(type: string): boolean {
  return type.split(':').at(-1) === 'Container';
}

function limitOf({ limits }: Partial<ComponentSpec>, name: 'cpu' | 'memoryBytes'): number {
  return amount(limits?.[name]);
}

function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

export function sumOfCosts(costs: Iterable<Cost>): Cost {
  const total = { ...noCost };
  const names = Object.keys(noCost) as (keyof Cost)[];
  for (const cost of costs) for (const name of names) total[name] += cost[name];
  return total;
}
