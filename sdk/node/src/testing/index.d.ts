/** Values by port. */
// biome-ignore lint/suspicious/noExplicitAny: an asset without generated types takes any value.
type Values = { [name: string]: any };

export interface DriveOptions {
  /**
   * The values of the inputs at each step; an input that is left out sends nothing. For an input of events, an array is several.
   * On the wall clock, those of one step come together.
   */
  readonly inputs: readonly Values[];
  /** Instead of the defaults of asset.yaml. */
  readonly parameters?: Values;
  /** More of the configuration, such as `clock`. The clock is lockstep with steps of one second if absent. */
  readonly config?: Values;
  /** The folder of the state. Absent: a new one that is removed. */
  readonly stateFolder?: string;
  /** The number of the first step. 0 if absent. */
  readonly first?: number;
  /** The time of each step, in seconds since 1970. One second or `clock.stepSeconds` apart if absent. */
  readonly times?: readonly number[];
  /** Instead of the command of `run` in asset.yaml. */
  readonly command?: readonly string[];
}

/**
 * Starts the component as the runner would, and runs it for as many steps as there are inputs.
 *
 * @returns the outputs of each step; of an output of events, an array
 * @throws Error with the component's log if it fails
 */
export function drive(options: DriveOptions): Values[];

/**
 * Asserts that a run that is saved half-way and goes on in a new process gives the same outputs as one that is not.
 *
 * @returns the outputs of each step
 */
export function resumes(options: DriveOptions): Values[];

export interface BatchRunOptions {
  /** The input files by name; a name may have folders (`day/a.csv`). */
  readonly files?: { readonly [name: string]: string | Uint8Array };
  /** Instead of the defaults of asset.yaml. */
  readonly parameters?: Values;
  /** 0 if absent. */
  readonly seed?: number;
  /** An empty folder for the output, for example to read files that aren't text. Absent: a new one that is removed. */
  readonly outputFolder?: string;
  /** Instead of the command of `batch` in asset.yaml. */
  readonly command?: readonly string[];
}

export interface BatchRun {
  /** The text of each output file by name. */
  readonly files: { [name: string]: string };
  /** The parts of the work that the batch told, from 0 to 1. */
  readonly progress: number[];
  readonly log: string;
}

/**
 * Runs the batch of the asset once, as `dtaas run` would, with input and output folders of its own.
 *
 * @throws Error with the batch's log if it ends with an exit code other than 0
 */
export function runBatch(options?: BatchRunOptions): BatchRun;
