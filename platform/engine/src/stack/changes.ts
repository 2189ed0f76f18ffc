import type { DetailedDiff, ResourceOperation, StackEvent } from './stack-protocol.ts';

/** What happened to one resource, or in a plan would. */
export interface Change {
  readonly op: ResourceOperation;
  readonly type: string;
  readonly name: string;
  readonly detailedDiff: DetailedDiff;
  /** `begun`: the run ended before the provider answered. */
  readonly state: 'planned' | 'begun' | 'done' | 'failed';
}

/** Steps that change nothing, and those that only accompany another one of the same resource. */
const silent = new Set([
  'same',
  'read',
  'refresh',
  'create-replacement',
  'delete-replaced',
  'discard-replaced',
]);

const stateOf = { planned: 'planned', started: 'begun', done: 'done', failed: 'failed' } as const;

/** One change a resource, in the order in which they began. */
export function changesOf(events: readonly StackEvent[]): Change[] {
  const changes = new Map<string, Change>();
  for (const event of events) {
    if (event.kind !== 'resource' || silent.has(event.op)) continue;
    const { op, type, name, detailedDiff, phase } = event;
    changes.set(`${op} ${type} ${name}`, { op, type, name, detailedDiff, state: stateOf[phase] });
  }
  return [...changes.values()];
}

/** The errors among diagnostics, in the words of the provider, without what the engine wraps around them. */
export function errorsOf(diagnostics: readonly StackEvent[]): string[] {
  return diagnostics.flatMap((event) => {
    if (event.kind !== 'diagnostic' || event.severity !== 'error' || event.message === 'update failed')
      return [];
    return [event.message];
  });
}
