import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { KindTable } from '../kinds/resource-kind.ts';
import { isBookkeeping, nameOf } from '../state/checkpoint.ts';
import type { Change, StackEvent } from './stack-run.ts';

/** Translates an event of Pulumi. An event about Pulumi's own bookkeeping gives none. */
export function toStackEvents(event: EngineEvent): StackEvent[] {
  if (event.resourcePreEvent) {
    const { metadata, planning } = event.resourcePreEvent;
    return resourceEvent(metadata, planning ? 'planned' : 'started');
  }
  // In a preview, this event repeats `resourcePreEvent`.
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

/** The severities that are shown. Pulumi also sends `debug`, which the SDK's types do not list. */
const severities: Readonly<Record<string, 'info' | 'warning' | 'error'>> = {
  info: 'info',
  'info#err': 'info',
  warning: 'warning',
  error: 'error',
};

/** Pulumi warns about plugins on PATH, where the platform puts its own on purpose. */
const expected = /^using pulumi-resource-[\w-]+ from \$PATH/;

/** Steps that change nothing, and steps that are a part of another step of the same resource. */
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
    const losesData = (op === 'replace' || op === 'delete') && table.get(type)?.losesData === true;
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
