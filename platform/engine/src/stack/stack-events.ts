import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { KindTable } from '../kinds/resource-kind.ts';
import { isBookkeeping, nameOf } from '../state/checkpoint.ts';
import type { Change, StackEvent } from './stack-run.ts';

/** Pulumi's event as events of ours: none for what concerns only Pulumi itself. */
export function toStackEvents(event: EngineEvent): StackEvent[] {
  if (event.resourcePreEvent) {
    const { metadata, planning } = event.resourcePreEvent;
    return resourceEvent(metadata, planning ? 'planned' : 'started');
  }
  // A plan's outputs repeat its starts.
  if (event.resOutputsEvent && !event.resOutputsEvent.planning)
    return resourceEvent(event.resOutputsEvent.metadata, 'done');
  if (event.resOpFailedEvent) return resourceEvent(event.resOpFailedEvent.metadata, 'failed');
  if (event.diagnosticEvent) return diagnosticEvent(event.diagnosticEvent);
  return [];
}

function resourceEvent(
  metadata: StepEventMetadata,
  phase: 'planned' | 'started' | 'done' | 'failed',
): StackEvent[] {
  const { op, type, urn } = metadata;
  if (isBookkeeping(type)) return [];
  return [{ kind: 'resource', phase, op, type, name: nameOf(urn) }];
}

function diagnosticEvent(event: NonNullable<EngineEvent['diagnosticEvent']>): StackEvent[] {
  const severity = severities[event.severity];
  const message = event.message.replace(/<\{%[^%]*%\}>/g, '').trim();
  if (severity === undefined || event.ephemeral || message === '' || expected.test(message)) return [];
  return [{ kind: 'diagnostic', severity, message }];
}

/** Severities for people. `debug`, which the SDK's types leave out, is not among them. */
const severities: Readonly<Record<string, 'info' | 'warning' | 'error'>> = {
  info: 'info',
  'info#err': 'info',
  warning: 'warning',
  error: 'error',
};

/** Our plugins are meant to come from PATH. */
const expected = /^using pulumi-resource-[\w-]+ from \$PATH/;

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
  return events.flatMap((event) =>
    event.kind === 'diagnostic' && event.severity === 'error' && event.message !== 'update failed'
      ? [event.message]
      : [],
  );
}
