/** What `DTAAS_CONFIG` names, as docs/component-contract.md describes it. */
export interface Config {
  readonly contract?: number;
  readonly twin: string;
  readonly component: string;
  readonly asset: string;
  readonly version: string;
  // biome-ignore lint/suspicious/noExplicitAny: a type of the asset may say more.
  readonly [name: string]: any;
}

// biome-ignore lint/suspicious/noExplicitAny: an asset without generated types takes any value.
type Values = { [name: string]: any };

/** The types of an asset: `dtaas types` writes one, and without one all values are `any`. */
export interface Component {
  inputs: Values;
  outputs: Values;
  parameters: Values;
  events: Values;
  uses: Values;
}

/** One event or command at an input. */
export interface Event<Value = unknown> {
  readonly value: Value;
  /** Seconds since 1970. */
  readonly time: number;
  /** Counts from 1, per input. */
  readonly seq: number;
}

/** What a step gets. */
export interface Context<C extends Component = Component, State = Values> {
  /** The last value of each input; until the first one came its default, and absent without one. */
  readonly inputs: Readonly<C['inputs']>;
  readonly parameters: Readonly<C['parameters']>;
  /** A JSON value that the SDK saves. Change it in place. */
  readonly state: State;
  /** Seconds since 1970. */
  readonly time: number;
  /** Seconds since the last step; 0 at the first. */
  readonly elapsed: number;
  /** The part of `elapsed` in which the component was away, or a clock was set back: 0 except after a start on the wall clock. */
  readonly gap: number;
  /** The events and commands of each such input since the last step. */
  readonly events: { readonly [port in keyof C['events']]: readonly Event<C['events'][port]>[] };
  readonly uses: C['uses'];
  readonly config: Config;
  /** The component has no more to do: after this step its state is written, it leaves with 0, and it isn't started again. */
  finish(): void;
}

/** A function whose code the component imports. */
export interface Library {
  /** The folder of its files. */
  readonly path: string;
  readonly asset: string;
  readonly version: string;
  readonly kind: 'Function';
}

/** A model or data that the component uses. */
export interface Use<Kind extends string = string> extends Omit<Library, 'kind'> {
  readonly kind: Kind;
  readonly parameters: Readonly<Values>;
}

/** A value with a time of its own. */
export interface Timed<Value> {
  readonly value: Value;
  /** Seconds since 1970. */
  readonly time: number;
}

/** A value that was true at another time than that of the step: `return {level: at(2.5, measuredAt)}`. */
export function at<Value>(value: Value, time: number): Timed<Value>;

/** Values by output. An output that is left out, `undefined` or `null` sends nothing. */
export type Outputs<C extends Component = Component> = {
  readonly [port in keyof C['outputs']]?: C['outputs'][port] | Timed<C['outputs'][port]> | undefined | null;
};

type PortOf<Ports> = keyof Ports & string;

export interface ServeOptions<C extends Component = Component, State = Values> {
  /** The state of a component that never ran, or a function that makes it. `{}` if absent. */
  readonly state?: State | ((given: Pick<Context<C>, 'parameters' | 'uses' | 'config'>) => State);
  /** Wall clock: the inputs whose values start a step. Absent: all inputs, or none with `every`. */
  readonly on?: readonly (PortOf<C['inputs']> | PortOf<C['events']>)[];
  /** Wall clock: a step every so many seconds. */
  readonly every?: number;
  /** Called after live parameters have changed. */
  readonly onConfigure?: (parameters: C['parameters'], changed: Partial<C['parameters']>) => void;
}

type MaybePromise<T> = T | Promise<T>;

/** What `serve` calls. */
export type Step<C extends Component = Component, State = Values> = (
  context: Context<C, State>,
) => MaybePromise<Outputs<C> | undefined>;

/**
 * Serves a component: calls `step` whenever the clock or an input asks for it, and sends what it returns. All of the
 * protocol, the saving and the leaving is done here.
 */
export function serve<C extends Component = Component, State = Values>(
  step: Step<C, State>,
  options?: ServeOptions<C, State>,
): void;

/** What a batch gets. */
export interface BatchContext<C extends Component = Component> {
  /** Folders of files to read, and to write to. */
  readonly input: string;
  readonly output: string;
  readonly parameters: Readonly<C['parameters']>;
  /** For random numbers: the same seed, the same result. */
  readonly seed: number | undefined;
  readonly uses: C['uses'];
  readonly config: Config;
  /** Says how much is done, from 0 to 1. */
  progress(part: number): void;
}

/** Serves a batch: `main` is called once, or once for each case of a warm batch. To fail, throw an error. */
export function batch<C extends Component = Component>(
  main: (context: BatchContext<C>) => MaybePromise<unknown>,
): void;

/**
 * A module of an asset that this one uses: `const model = await load('plant', 'src/model.mjs')`. Where it can't be loaded, the
 * component says why and ends.
 *
 * @param use the name in `uses` of asset.yaml
 * @param file the path of the module in the used asset
 */
// biome-ignore lint/suspicious/noExplicitAny: the module of another asset has no type here; a caller may name one.
export function load<Module = any>(use: string, file: string): Promise<Module>;
