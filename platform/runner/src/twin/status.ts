import type { Clock } from '../clock/clock.ts';
import type { Component } from '../component/component.ts';
import type { Exposed } from '../exposed/exposures.ts';
import type { Health, Phase, PortValue, RunnerStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { OutputPort } from '../wiring/ports.ts';

export type Samples = NonNullable<RunnerStatus['samples']>;

/** The phase of the twin, apart from its health. */
export type Stage = Exclude<Phase, 'degraded'>;

/**
 * The health follows from the parts of the twin. No part keeps a flag that could become outdated.
 *
 * @param connecting the reason, while the physical twin is being connected for the first time
 */
export function judgeHealth(
  stage: Stage,
  components: readonly Component[],
  clock: Clock,
  others: readonly string[],
  connecting: readonly string[] = [],
): { readonly phase: Phase; readonly health: Health; readonly reasons: readonly string[] } {
  if (stage === 'prepared' || stage === 'starting')
    return { phase: stage, health: 'Progressing', reasons: others };
  if (stage === 'completed')
    return { phase: stage, health: others.length === 0 ? 'Healthy' : 'Degraded', reasons: others };
  if (stage === 'stopping' || stage === 'paused')
    return { phase: stage, health: 'Suspended', reasons: others };
  const reasons = [...others, ...components.flatMap((component) => component.reasons), ...clock.reasons()];
  if (reasons.length > 0) return { phase: 'degraded', health: 'Degraded', reasons };
  const { again, step } = clock.status();
  const catchingUp = `a component was lost, so steps are done again up to ${again}; the next is ${step}`;
  if (again !== undefined) return { phase: 'running', health: 'Progressing', reasons: [catchingUp] };
  const starting = components.filter((component) => component.status.state === 'starting');
  const beginning = [...starting.map(({ id }) => `${id} is starting`), ...connecting];
  return { phase: 'running', health: beginning.length === 0 ? 'Healthy' : 'Progressing', reasons: beginning };
}

export function lastValues(ports: readonly OutputPort[], clock: Clock): RunnerStatus['values'] {
  const known = ports.filter(({ last }) => last !== undefined);
  return Object.fromEntries(
    known.map(({ key, spec, last, isQueued, events }) => {
      const shown = shownValue(last!, spec.unit, clock);
      return [key, isQueued ? { ...shown, count: events } : shown];
    }),
  );
}

/** A value with its unit and its age. A value with a future time has no age. */
export function shownValue({ value, t }: Sample, unit: string | undefined, clock: Clock): PortValue {
  const age = Math.max(0, clock.status().t - t);
  return { value, ...(unit === undefined ? {} : { unit }), t, age: Math.round(age * 1000) / 1000 };
}

/** Returns a function that returns the samples since its last call: the newest `limit` of each port. */
export function sampler(ports: readonly OutputPort[], limit: number): () => Samples {
  const seen = new Map(ports.map((port) => [port, Math.max(0, port.count - limit)]));
  return () => {
    const fresh = ports.map((port) => [port.key, port.since(seen.get(port)!, limit)] as const);
    for (const port of ports) seen.set(port, port.count);
    return Object.fromEntries(fresh.filter(([, samples]) => samples.length > 0));
  };
}

/** The problems of exposed endpoints whose ports are not open, as text for a user. */
export function whyNotOpen(exposed: Exposed): readonly string[] {
  return Object.entries(exposed).flatMap(
    ([name, { component, endpoint, isOpen, reason = 'no port is free' }]) =>
      isOpen ? [] : [`the endpoint ${name} (${component}.${endpoint}) is not open: ${reason}`],
  );
}

/** The exposed endpoints. A component that doesn't run is the reason why nothing answers there. */
export function exposedNow(exposed: Exposed, components: ReadonlyMap<string, Component>): Exposed {
  return Object.fromEntries(
    Object.entries(exposed).map(([name, each]) => {
      const state = components.get(each.component)?.status.state;
      const isAway = each.isOpen && state !== 'running' && state !== 'starting';
      return [name, isAway ? { ...each, reason: `${each.component} is ${state ?? 'not there'}` } : each];
    }),
  );
}
