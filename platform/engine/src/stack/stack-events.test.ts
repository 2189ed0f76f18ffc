import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, it } from 'vitest';
import { fixtureKinds } from '../../testing/fixture-kinds.ts';
import { tableOf } from '../kinds/resource-kind.ts';
import { changesOf, messageOf } from './stack-events.ts';
import type { Change } from './stack-run.ts';

const table = tableOf(fixtureKinds('/nowhere'));
const thing = 'own:index:Thing';
const step = (op: string, state: Change['state'], name: string, type = thing): Change => ({
  op,
  type,
  name,
  state,
});

describe('messageOf', () => {
  const about = (type: string) => ({
    metadata: { op: 'create', type, urn: `urn:pulumi:t::dtaas::${type}::x` },
  });
  const diagnostic = (severity: string, message: string, more: object = {}) => ({
    diagnosticEvent: { severity, message, color: 'never', ...more },
  });
  const messagesOf = (...events: object[]) => events.map((event) => messageOf(event as EngineEvent));

  it("leaves a provider's message as the provider worded it", () => {
    const around = (text: string): string =>
      `<{%reset%}>sdk-v2/provider2.go:571: sdk.helper_schema: ${text}: provider=docker@5.2.0<{%reset%}>\n`;
    const text = 'failed to create Docker client: no such host';
    expect(messagesOf(diagnostic('error', around(text)))).toEqual([{ kind: 'error', message: text }]);
  });

  it('says how far a step is', () => {
    const steps = messagesOf(
      { resourcePreEvent: { ...about(thing), planning: true } },
      { resourcePreEvent: about(thing) },
      { resOutputsEvent: about(thing) },
      { resOpFailedEvent: about(thing) },
    );
    const states = ['planned', 'begun', 'done', 'failed'] as const;
    expect(steps).toEqual(states.map((state) => ({ kind: 'step', step: step('create', state, 'x') })));
  });

  it('has the errors that providers report, without marks of colours', () => {
    expect(
      messageOf(diagnostic('error', '<{%fg 1%}>no space<{%reset%}>\n') as unknown as EngineEvent),
    ).toEqual({
      kind: 'error',
      message: 'no space',
    });
  });

  it.each<[what: string, event: object]>([
    ["Pulumi's own stack", { resourcePreEvent: about('pulumi:pulumi:Stack') }],
    ['a provider', { resOutputsEvent: about('pulumi:providers:own') }],
    ['a planned output', { resOutputsEvent: { ...about(thing), planning: true } }],
    ['a warning', diagnostic('warning', 'slow')],
    ['an error that is shown for a moment', diagnostic('error', 'slow', { ephemeral: true })],
    ['an empty error', diagnostic('error', '<{%reset%}>')],
    ['the end that follows an error', diagnostic('error', 'update failed')],
    ['anything else', { summaryEvent: {} }],
  ])('has nothing of %s', (_what, event) => expect(messagesOf(event)).toEqual([undefined]));
});

describe('changesOf', () => {
  it('has each change once, how far it came, and nothing of what stays', () => {
    const changes = changesOf(
      [
        step('same', 'begun', 'a'),
        step('same', 'done', 'a'),
        step('create', 'begun', 'b'),
        step('update', 'begun', 'c'),
        step('create', 'done', 'b'),
        step('delete', 'begun', 'd'),
        step('update', 'failed', 'c'),
      ],
      table,
    );
    expect(changes.map(({ op, name, state }) => [op, name, state])).toEqual([
      ['create', 'b', 'done'],
      ['update', 'c', 'failed'],
      ['delete', 'd', 'begun'],
    ]);
  });

  it.each([
    ['replace', 'openstack:compute/instance:Instance', true],
    ['update', 'openstack:compute/instance:Instance', undefined],
    ['delete', 'openstack:compute/instance:Instance', true],
    ['delete', 'docker:index/container:Container', undefined],
    ['replace', 'docker:index/container:Container', undefined],
    ['replace', 'unknown:index:Thing', undefined],
  ])('says of a %s of %s whether it loses data: %s', (op, type, losesData) => {
    expect(changesOf([step(op, 'planned', 'a', type)], table)[0]?.losesData).toBe(losesData);
  });
});
