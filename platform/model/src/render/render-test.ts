import type { Resolution, ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import type { TestPlan } from '../twin-test/test-plan.ts';
import type { ComponentSpec, WorkspaceSpec } from '../workspace.ts';
import { stepsIn } from './workspace/render-clock.ts';
import { renderComponent } from './workspace/render-component.ts';
import { foundFor, renderWorkspace } from './workspace/render-workspace.ts';

/**
 * What a test of a twin runs: its components in lockstep, as fast as possible, with the emulator in place of the physical twin.
 * Nothing outside is reached, and no secret is needed.
 *
 * @throws DtaasError `twin-unresolved` if the reference of a component leads nowhere
 */
export function renderTest(
  resolution: Resolution,
  twin: ResolvedTwin,
  { untilSeconds }: TestPlan,
): WorkspaceSpec {
  const {
    physicalTwin: _link,
    integrations: _systems,
    expose: _exposed,
    ...rendered
  } = renderWorkspace(resolution, twin, 'lockstep');
  const { clock } = rendered;
  if (clock.mode !== 'lockstep') throw new Error('a test runs in lockstep');
  const components = Object.entries(rendered.components).map(([id, { integrations: _, ...component }]) => [
    id,
    component,
  ]);
  return {
    ...rendered,
    components: Object.fromEntries(components),
    clock: { ...clock, speed: 'max', steps: stepsIn(untilSeconds, clock.stepSeconds) },
    network: { internet: 'deny', allow: [], required: false },
    secrets: [],
    save: { keep: 1, onTerminate: false },
  };
}

/** A function that judges the test of a twin, as a component. @throws DtaasError `twin-unresolved` */
export function renderJudge(
  resolution: Resolution,
  twin: ResolvedTwin,
  judge: ResolvedComponent,
): ComponentSpec {
  return renderComponent(resolution, judge, foundFor(twin, judge));
}
