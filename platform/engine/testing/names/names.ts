/** A type without the names of its declarations: `string`, `{"list of": …}`, `{"map of": …}`, or a nested object's properties. */
export type Shape = string | Properties;

export interface Properties {
  readonly [name: string]: Shape;
}

/** A resource or a function. */
interface Member {
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Names of the inputs that a program has to give, in order. */
  readonly required: readonly string[];
}

/** All names of an SDK, or of a plugin: our plugins print them for `--names`. */
export interface Names {
  readonly name: string;
  readonly version: string;
  readonly config: Properties;
  /** `secret`: names of the outputs that are secret, in order. */
  readonly resources: { readonly [token: string]: Member & { readonly secret: readonly string[] } };
  readonly functions: { readonly [token: string]: Member };
}
