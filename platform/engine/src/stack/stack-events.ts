import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { KindTable } from '../kinds/resource-kind.ts';
import { isBookkeeping, nameOf } from '../state/checkpoint.ts';
import type { Change, StackMessage } from './stack-run.ts';

/** Translates an event of Pulumi. An event about Pulumi's own bookkeeping gives none. */
export function messageOf(event: EngineEvent): StackMessage | undefined {
  const { resourcePreEvent, resOutputsEvent, resOpFailedEvent, diagnosticEvent } = event;
  if (resourcePreEvent)
    return stepOf(resourcePreEvent.metadata, resourcePreEvent.planning ? 'planned' : 'begun');
  // In a preview, this event repeats `resourcePreEvent`.
  if (resOutputsEvent && !resOutputsEvent.planning) return stepOf(resOutputsEvent.metadata, 'done');
  if (resOpFailedEvent) return stepOf(resOpFailedEvent.metadata, 'failed');
  if (diagnosticEvent?.severity !== 'error' || diagnosticEvent.ephemeral) return undefined;
  const message = textOf(diagnosticEvent.message);
  return message === '' || message === 'update failed' ? undefined : { kind: 'error', message };
}

/** Without Pulumi's marks for colours, and what the Terraform bridge writes around a provider's message. */
function textOf(message: string): string {
  return message
    .replace(/<\{%[^%]*%\}>/g, '')
    .trim()
    .replace(/^sdk-v2\/\S+\.go:\d+: sdk\.helper_schema: /, '')
    .replace(/: provider=[\w-]+@[\d.]+$/, '');
}

function stepOf({ op, type, urn }: StepEventMetadata, state: Change['state']): StackMessage | undefined {
  return isBookkeeping(type) ? undefined : { kind: 'step', step: { op, type, name: nameOf(urn), state } };
}

/** Steps that change nothing, and steps that are a part of another step of the same resource. */
const silent = new Set([
  'same',
  'read',
  'refresh',
  'create-replacement',
  'delete-replaced',
  'discard-replaced',
]);

/** One change a resource, in the order in which the changes began. */
export function changesOf(steps: readonly Change[], table: KindTable): Change[] {
  const changes = new Map<string, Change>();
  for (const step of steps) {
    const { op, type, name } = step;
    if (silent.has(op)) continue;
    const losesData = (op === 'replace' || op === 'delete') && table.get(type)?.losesData === true;
    changes.set(`${op} ${type} ${name}`, { ...step, ...(losesData && { losesData }) });
  }
  return [...changes.values()];
}
