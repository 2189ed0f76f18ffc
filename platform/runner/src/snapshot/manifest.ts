import { DtaasError, type Json, keepsState, parseJson, type WorkspaceSpec } from '@dtaas/model';
import type { ClockState } from '../clock/clock.ts';

/** A saved value: what an output had sent last, in its port's unit. */
export interface SavedValue {
  readonly value: Json;
  /** Seconds since 1970. */
  readonly t: number;
}

/** `manifest.json` of a snapshot: what is in it, when it was taken and what it ran on. */
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
  /** Telemetry of the physical twin and whatever else isn't a component's, by `component.port`. */
  readonly values: { readonly [port: string]: SavedValue };
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
  /** What it had sent last, by port. */
  readonly outputs: { readonly [port: string]: SavedValue };
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

/** @throws DtaasError `snapshot-corrupt` */
export function parseManifest(text: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = parseJson(text) as Manifest;
  } catch (cause) {
    throw corrupt(
      `its manifest can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
  if (manifest?.format !== 1)
    throw corrupt("its manifest has a format that this version of dtaas can't read");
  const whole = manifest.clock && manifest.inFlight && manifest.components && manifest.values;
  if (!whole || Object.values(manifest.components).some(({ files, outputs }) => !files || !outputs)) {
    throw corrupt('its manifest is incomplete');
  }
  return manifest;
}

export function corrupt(why: string, cause?: unknown): DtaasError {
  return new DtaasError({
    code: 'snapshot-corrupt',
    message: `The snapshot can't be restored: ${why}.`,
    hint: 'Restore another one. List them with: dtaas snapshots <twin>',
    cause,
  });
}
