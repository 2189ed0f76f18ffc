import { twinUnknown, twinUnresolved } from '../errors/failures.ts';
import type { Desired, DesiredPlace, Twin } from '../generated/types.ts';
import { unchosenPlace, writtenPlace } from '../placement/auto.ts';
import { own } from '../references/index.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import type { WorkspaceSpec } from '../workspace.ts';
import type { Emulation } from './workspace/render-clock.ts';
import { renderWorkspace } from './workspace/render-workspace.ts';

/** What an operator chooses instead of what `twin.yaml` says. */
export interface Overrides {
  /** The emulator takes the place of the physical twin. */
  readonly emulate?: boolean;
  /** With the emulator: the wall clock instead of lockstep. */
  readonly clock?: 'wall';
  readonly desired?: 'running' | 'suspended' | 'terminated';
}

export interface RenderOptions {
  readonly overrides?: Overrides;
  /** The place that was chosen for a twin that names none, with `defaultPlace: auto`. Absent: none was chosen yet. */
  readonly place?: string | undefined;
  /** Version of the deployment program. */
  readonly program: string;
  readonly resourcesOf: ResourcesOf;
}

export type DesiredResources = Desired['resources'];

/** What a kind of place asks the engine to make for a workspace. Pure. */
export type ResourcesOf = (wanted: {
  readonly twin: string;
  readonly place: DesiredPlace;
  readonly flavour: string;
  readonly workspace: WorkspaceSpec;
}) => DesiredResources;

/**
 * What should exist for one twin: a pure function of the twin's closure, the slice of `platform.yaml` it uses, the
 * overrides, the chosen place and the program's version. If no place is chosen for a twin that names none, its place is
 * `unchosenPlace`, and it has no resources. Throws `usage-twin-unknown`, `twin-unresolved` and `platform-missing`.
 */
export function renderDesired(resolution: Resolution, name: string, options: RenderOptions): Desired {
  const twin = resolution.twins.get(name);
  if (!twin) throw twinUnknown({ twin: name, known: resolution.twins.keys() });
  const { value } = twin.twin;
  const overrides = options.overrides ?? {};
  const emulation = emulationOf(value, overrides);
  const place = placeOf(resolution, twin, options.place);
  const desired = overrides.desired ?? value.spec.lifecycle.desired;
  const { restore, prune, schedule, idle } = value.spec.lifecycle;
  const { flavour } = value.spec.infrastructure.workspace;
  const workspace = desired === 'running' ? renderWorkspace(resolution, twin, emulation) : undefined;
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    edition: 2,
    twin: name,
    version: value.metadata.version,
    program: options.program,
    lifecycle: { desired, restore, prune, ...(schedule ? { schedule } : {}), ...(idle ? { idle } : {}) },
    place,
    flavour,
    overrides: {
      ...(emulation ? { emulate: true as const } : {}),
      ...(emulation === 'wall' ? { clock: emulation } : {}),
      ...(overrides.desired === undefined ? {} : { desired: overrides.desired }),
    },
    ...(workspace ? { workspace } : {}),
    // Only a kind of place knows the resources.
    resources:
      workspace && place !== unchosenPlace
        ? options.resourcesOf({ twin: name, place, flavour, workspace })
        : {},
  };
}

/** An emulator runs if an operator asks for it and the twin names one. */
function emulationOf(twin: Twin, { emulate, clock }: Overrides): Emulation {
  return emulate === true && twin.spec.physicalTwin?.emulator !== undefined && (clock ?? 'lockstep');
}

function placeOf({ catalogue }: Resolution, twin: ResolvedTwin, chosen: string | undefined): DesiredPlace {
  const platform = catalogue.platform?.value.spec;
  const name = platform && (writtenPlace(catalogue, twin.twin.value) ?? chosen);
  if (platform && name === undefined) return unchosenPlace;
  const place = name === undefined ? undefined : own(platform?.places ?? {}, name);
  if (name === undefined || !place) {
    throw twinUnresolved({ twin: twin.name, reason: 'its place is not in platform.yaml' });
  }
  return { name, kind: place.kind, settings: place.settings };
}
