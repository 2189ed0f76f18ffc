import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import { isBookkeeping, nameOf } from '../state/checkpoint.ts';
import type { StackEvent } from './stack-protocol.ts';

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
