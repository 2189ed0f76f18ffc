import type { KeyPath } from '../document/document.ts';
import type { ValueType } from '../generated/types.ts';
import type { ResolvedComponent } from '../resolution/index.ts';
import type { Conversion } from '../units/index.ts';
import type { Json } from '../values/json.ts';

/** A twin's test with its values in the units of the ports. Times are in simulated seconds since the start of the run. */
export interface TestPlan {
  readonly untilSeconds: number;
  readonly expectations: readonly PlannedExpectation[];
}

export interface PlannedExpectation {
  readonly name: string;
  /** Where the expectation stands in `twin.yaml`. */
  readonly path: KeyPath;
  readonly wanted: Wanted;
}

export type Wanted = Bounds | Sighting | Judgement | Trajectory;

/** A port of the run: its name in `twin.yaml`, and the `component.port` that gives its values. */
export interface TestedPort {
  readonly name: string;
  readonly source: string;
  readonly unit?: string | undefined;
}

/** The times from `after` on, without `before`. */
export interface Window {
  readonly after: number;
  readonly before: number;
}

export interface Bounds {
  readonly kind: 'bounds';
  readonly port: TestedPort;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** The bounds hold from `after` on; the time to settle is over then. */
  readonly window: Window;
}

export interface Sighting {
  readonly kind: 'seen';
  readonly port: TestedPort;
  readonly seen: boolean;
  /** Absent: any value. */
  readonly equals?: Json | undefined;
  readonly window: Window;
}

export interface Judgement {
  readonly kind: 'judge';
  readonly judge: ResolvedComponent;
}

export interface Trajectory {
  readonly kind: 'trajectory';
  /** Path in the repository. */
  readonly file: string;
  /** The column of the times, and how they become seconds. */
  readonly time: { readonly index: number; readonly convert: Conversion };
  readonly columns: readonly TrajectoryColumn[];
}

/** What a column of the file is compared with, in the unit of the port. */
export interface TrajectoryColumn {
  readonly index: number;
  readonly port: TestedPort;
  readonly type: ValueType;
  readonly convert: Conversion;
  readonly absolute: number;
  readonly relative: number;
}
