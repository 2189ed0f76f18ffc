import type { Asset } from '../generated/types.ts';
import type { Available, Resolution, ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import type { ComponentSpec, WorkspaceSpec } from '../workspace.ts';
import { renderComponent } from './workspace/render-component.ts';
import { foundFor } from './workspace/render-workspace.ts';

/** What a batch needs of a workspace: one component and the components that it uses. */
export interface BatchParts {
  readonly workspace: WorkspaceSpec;
  /** The assets of these components, and their libraries. */
  readonly assets: readonly Available<Asset>[];
}

/**
 * The files and the configuration of a batch of a twin's component, as a workspace without connections, network and clock.
 *
 * @throws DtaasError `twin-unresolved`
 */
export function renderBatch(
  resolution: Resolution,
  twin: ResolvedTwin,
  components: readonly ResolvedComponent[],
): BatchParts {
  const found = components.map((each) => ({ id: each.id, each, found: foundFor(twin, each) }));
  const rendered = found.map(({ id, each, found }): [string, ComponentSpec] => [
    id,
    renderComponent(resolution, each, found),
  ]);
  return {
    workspace: {
      twin: twin.name,
      components: Object.fromEntries(rendered),
      connections: [],
      order: [],
      clock: { mode: 'wall' },
      network: { internet: 'deny', allow: [], required: true },
      secrets: [],
      save: { keep: 0, onTerminate: false },
      resources: {},
    },
    assets: found.flatMap(({ found: { asset, libraries } }) => [asset, ...libraries.values()]),
  };
}
