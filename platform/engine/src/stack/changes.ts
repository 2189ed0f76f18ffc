import type { KindTable } from '../kinds/resource-kind.ts';
import type { ResourceOperation, StackEvent } from './stack-protocol.ts';

/** What happened to one resource, or in a plan would. */
export interface Change {
  readonly op: ResourceOperation;
  readonly type: string;
  readonly name: string;
  /** `begun`: the run ended before the provider answered. */
  readonly state: 'planned' | 'begun' | 'done' | 'failed';
  /** The resource is replaced, and with it goes data that no snapshot has. */
  readonly losesData?: true;
}

/** Steps that change nothing, and those that only accompany another step of the same resource. */
const silent = new Set([
  'same',
  'read',
  'refresh',
  'create-replacement',
  'delete-replaced',
  'discard-replaced',
]);

const stateOf = { planned: 'planned', started: 'begun', done: 'done', failed: 'failed' } as const;

/** One change a resource, in the order in which the changes began. */
export function changesOf(events: readonly StackEvent[], table: KindTable): Change[] {
  const changes = new Map<string, Change>();
  for (const event of events) {
    if (event.kind !== 'resource' || silent.has(event.op)) continue;
    const { op, type, name, phase } = event;
    const losesData = op === 'replace' && table.get(type)?.losesData === true;
    const change = { op, type, name, state: stateOf[phase], ...(losesData ? { losesData } : {}) };
    changes.set(`${op} ${type} ${name}`, change);
  }
  return [...changes.values()];
}

/** The errors that Pulumi reported, as the providers worded them. */
export function errorsOf(events: readonly StackEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'diagnostic' || event.severity !== 'error' || event.message === 'update failed')
      return [];
    return [event.message];
  });
}
