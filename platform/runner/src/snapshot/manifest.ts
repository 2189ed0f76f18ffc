import { keepsState, type Parameters, type WorkspaceSpec } from '@dtaas/model';
import type { ClockState } from '../clock/clock.ts';
import type { Sample } from '../senml/read.ts';

/** `manifest.json` of a snapshot: its content, its time, and the machine. */
export interface Manifest extends ClockState {
  readonly format: 1;
  readonly twin: string;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly origin: 'due' | 'asked';
  readonly generation: string;
  readonly ranOn: {
    readonly os: string;
    readonly arch: string;
    readonly node: string;
    readonly isolation: string;
  };
  readonly components: { readonly [component: string]: SavedComponent };
  /** Last values that don't belong to a component, such as telemetry, by `component.port`. */
  readonly values: { readonly [port: string]: Sample };
  /** Why commands were withheld when the snapshot was taken. A restore withholds them, too. */
  readonly withheld?: string;
  /** A remark for the user about the whole snapshot. */
  readonly remark?: string;
}

export interface SavedComponent {
  readonly asset: string;
  readonly version: string;
  readonly digest: string;
  /** By path in `components/<id>/`. */
  readonly files: { readonly [path: string]: SavedFile };
  /** The last values that it had sent, by port, in the ports' units. */
  readonly outputs: { readonly [port: string]: Sample };
  /** The live parameters that held, by name; absent: none. */
  readonly parameters?: Parameters[string];
  /** Why its files may be older than the rest of the snapshot. */
  readonly remark?: string;
  /** The component is done and isn't started again. */
  readonly done?: true;
}

export interface SavedFile {
  readonly sha256: string;
  readonly size: number;
  readonly mode: number;
}

/** The events for the components of a restore. A component that begins anew counts its events from 1. */
export function eventsFor(
  { components, events = {} }: Pick<Manifest, 'components' | 'events'>,
  spec: Pick<WorkspaceSpec, 'components'>,
): NonNullable<ClockState['events']> {
  return Object.fromEntries(
    Object.entries(events).map(([id, { seq, waiting }]) => {
      const isKept = keepsState(components[id], spec.components[id]);
      return [id, { seq: isKept ? seq : {}, waiting }];
    }),
  );
}

/** The components that are done. A component that begins anew, without the saved state, is not done. */
export function doneIn(
  { components }: Pick<Manifest, 'components'>,
  spec: Pick<WorkspaceSpec, 'components'>,
): ReadonlySet<string> {
  return new Set(
    Object.keys(components).filter(
      (id) => components[id]!.done === true && keepsState(components[id], spec.components[id]),
    ),
  );
}
