/** What the golden tests use of the incubator's assets, which are plain modules without types of their own. */

export interface Sample {
  readonly time: number;
  readonly temperature: number;
  readonly roomTemperature: number;
  readonly heaterOn: boolean;
  readonly fanOn: boolean;
}

export type Parameters = { readonly [name: string]: number | string };
type State = readonly number[];

interface Model {
  initialState(parameters: Parameters, air: number, heater?: number): State;
  airTemperature(state: State): number;
  simulate(parameters: Parameters, initial: State, samples: readonly Sample[]): State[];
}

interface Score {
  readonly rmse: number;
  readonly meanAbsolute: number;
  readonly largest: number;
  readonly sumOfSquares: number;
}

interface Calibration {
  calibrate(
    model: Model,
    recordings: readonly { readonly name: string; readonly samples: readonly Sample[] }[],
    options: { readonly [name: string]: number | string | boolean },
  ): { readonly parameters: Parameters; readonly heldOut: Score };
  score(errors: readonly number[]): Score;
}

interface LeastSquares {
  leastSquares(
    residuals: (x: number[]) => number[],
    start: readonly number[],
    options: { lower: readonly number[]; upper: readonly number[] },
  ): { readonly x: number[] };
}

interface FilterState {
  readonly x: readonly [number, number];
}

interface KalmanFilter {
  kalmanFilter(
    model: Model,
    parameters: Parameters,
  ): {
    begin(time: number, measured: number, inputs: Sample): FilterState;
    update(state: FilterState, time: number, measured: number, inputs: Sample): { state: FilterState };
  };
}

interface LidUpdate {
  readonly opening: object | null;
  readonly lidOpen: boolean;
  readonly boxConductance: number;
}

interface LidDetection {
  lidDetection(
    model: Model,
    parameters: Parameters,
  ): {
    update(
      opening: object | null,
      sample: Sample & { measured: number; estimate: number; heaterTemperature: number },
    ): LidUpdate;
  };
}

async function load<T>(path: string): Promise<T> {
  return (await import(new URL(`../../assets/${path}`, import.meta.url).href)) as T;
}

export const model = await load<Model>('models/incubator-thermal/src/model.mjs');
export const { calibrate, score } = await load<Calibration>('functions/calibration/src/fit.mjs');
export const { leastSquares } = await load<LeastSquares>('functions/calibration/src/least-squares.mjs');
export const { kalmanFilter } = await load<KalmanFilter>('functions/kalman-filter/src/filter.mjs');
export const { lidDetection } = await load<LidDetection>('functions/lid-detection/src/detection.mjs');

/** The errors of an open-loop run from the first sample, K. */
export function errors(parameters: Parameters, samples: readonly Sample[], heater?: number): number[] {
  const initial = model.initialState(parameters, samples[0]!.temperature, heater);
  return model
    .simulate(parameters, initial, samples)
    .map((state, k) => model.airTemperature(state) - samples[k]!.temperature);
}
