import type { Desired, DesiredResource } from '../desired.ts';
import { canonicalJson } from '../digest/index.ts';
import { twinUnknown, twinUnresolved } from '../errors/failures.ts';
import type { JsonObject } from '../json.ts';
import { own } from '../references/index.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import { type Emulation, emulationOf, type Overrides } from './overrides.ts';
import { renderWorkspace } from './render-workspace.ts';

export interface RenderOptions {
  readonly overrides?: Overrides;
  /** Version of the deployment program. */
  readonly program: string;
}

/** The logical name of the one resource that a twin has. */
const workspaceName = 'workspace';

/**
 * What should exist for one twin: a pure function of the twin's closure, the slice of `platform.yaml` it uses, the
 * overrides and the program's version. Throws `usage-twin-unknown`, `twin-unresolved` and `platform-missing`.
 */
export function renderDesired(resolution: Resolution, name: string, options: RenderOptions): Desired {
  const twin = resolution.twins.get(name);
  if (!twin) throw twinUnknown({ twin: name, known: resolution.twins.keys() });
  const { value } = twin.twin;
  const overrides = options.overrides ?? {};
  const emulation = emulationOf(value, overrides);
  const place = placeOf(resolution, twin);
  const desired = overrides.desired ?? value.spec.lifecycle.desired;
  const { restore, prune } = value.spec.lifecycle;
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    twin: name,
    version: value.metadata.version,
    program: options.program,
    lifecycle: { desired, restore, prune },
    place,
    overrides: {
      ...(emulation ? { emulate: true as const } : {}),
      ...(emulation === 'wall' ? { clock: emulation } : {}),
      ...(overrides.desired === undefined ? {} : { desired: overrides.desired }),
    },
    resources:
      desired === 'running' ? { [workspaceName]: workspaceOf(resolution, twin, place.kind, emulation) } : {},
  };
}

/** `desired.json`: two renderings are the same exactly if their bytes are. */
export function printDesired(desired: Desired): string {
  return canonicalJson(desired);
}

function workspaceOf(
  resolution: Resolution,
  twin: ResolvedTwin,
  kind: string,
  emulation: Emulation,
): DesiredResource {
  const used = [...twin.components.values(), ...(emulation && twin.emulator ? [twin.emulator] : [])];
  const lost = used.find((component) => !component.asset);
  if (lost) {
    const { asset, version } = lost.component;
    throw twinUnresolved({
      twin: twin.name,
      reason: `its component ${lost.id} uses ${asset} ${version}, which is not in this repository`,
      where: twin.twin.document.positionOf(lost.path),
    });
  }
  const spec = renderWorkspace(resolution, twin, emulation);
  // A workspace's specification is JSON by construction; an interface has no index signature to say so.
  const inputs = { twin: twin.name, spec: spec as unknown as JsonObject };
  return { type: kind === 'nop' ? 'dtaas:nop:Resource' : 'dtaas:process:Workspace', inputs };
}

function placeOf({ catalogue }: Resolution, twin: ResolvedTwin): Desired['place'] {
  const platform = catalogue.platform?.value.spec;
  const name = twin.twin.value.spec.infrastructure.place ?? platform?.defaultPlace;
  const place = name === undefined ? undefined : own(platform?.places ?? {}, name);
  if (name === undefined || !place) {
    throw twinUnresolved({ twin: twin.name, reason: 'its place is not in platform.yaml' });
  }
  return { name, kind: place.kind };
}
