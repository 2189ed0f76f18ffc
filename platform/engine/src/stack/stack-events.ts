import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import { nameOf } from '../state/checkpoint.ts';
import { detailedDiffOf } from './detailed-diff.ts';
import type { StackEvent } from './stack-protocol.ts';

/** The engine's event in our words: none for what concerns only the engine itself. */
export function toStackEvents(event: EngineEvent): StackEvent[] {
  if (event.resourcePreEvent) {
    const { metadata, planning } = event.resourcePreEvent;
    return resourceEvent(metadata, planning ? 'planned' : 'started');
  }
  // The outputs of a plan say nothing that its start didn't.
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
  if (type.startsWith('pulumi:')) return [];
  return [{ kind: 'resource', phase, op, type, name: nameOf(urn), detailedDiff: detailedDiffOf(metadata) }];
}

function diagnosticEvent(event: NonNullable<EngineEvent['diagnosticEvent']>): StackEvent[] {
  const severity = severities[event.severity];
  const message = event.message.replace(/<\{%[^%]*%\}>/g, '').trim();
  if (severity === undefined || event.ephemeral || message === '' || expected.test(message)) return [];
  const resource = event.urn ? nameOf(event.urn) : '';
  return [{ kind: 'diagnostic', severity, message, ...(resource ? { resource } : {}) }];
}

/** Others, such as `debug`, which the SDK's types leave out, aren't for people. */
const severities: Readonly<Record<string, 'info' | 'warning' | 'error'>> = {
  info: 'info',
  'info#err': 'info',
  warning: 'warning',
  error: 'error',
};

/** That our plugins come from PATH is as it should be. */
const expected = /^using pulumi-resource-[\w-]+ from \$PATH/;
