import type { Fields } from './answers.ts';
import type { Project, User, World } from './world.ts';

/** How a value of a parameter is read; with `!` it has to be there. */
type ParameterKind = 'string' | 'integer' | 'boolean' | 'list' | 'names' | 'object' | 'objects';
export type Parameters = Readonly<Record<string, ParameterKind | `${ParameterKind}!`>>;

/** A request, after it was read. */
export interface Call {
  readonly world: World;
  readonly user: User | undefined;
  /** What the path names: `id`, `iid`, … */
  readonly path: Readonly<Record<string, string>>;
  readonly given: ReadonlySet<string>;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  list(name: string): readonly string[] | undefined;
  object(name: string): Fields | undefined;
  objects(name: string): readonly Fields[] | undefined;
  /** The account, or 401. */
  account(): User;
  /** The project of the path, if the account sees it and has this level in it. Else 401, 403 or 404, as GitLab answers. */
  project(level?: number): Project;
}

/** One operation of GitLab's API: what it takes and what it answers. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in GitLab's documentation: `/projects/:id/labels/:name`. */
  readonly path: string;
  readonly takes: Parameters;
  /** The client's type of the answer, `Type[]` for a list in pages. Undefined if it has no body. */
  readonly answers: string | undefined;
  readonly does: (call: Call) => unknown;
}

/** An answer other than 2xx, with GitLab's text. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Fields;

  constructor(status: number, said: unknown, field: 'message' | 'error' = 'message') {
    super(`${status} ${JSON.stringify(said)}`);
    this.status = status;
    this.body = { [field]: said };
  }
}

export const notFound = (what: string): Refusal => new Refusal(404, `404 ${what} Not Found`);
export const forbidden = (): Refusal => new Refusal(403, '403 Forbidden');

/** The value, or the answer that there is no such thing. */
export function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw notFound(what);
  return thing;
}

export const paged: Parameters = { page: 'integer', per_page: 'integer' };

/** One of the values that GitLab knows, or the one that is there if none is given. */
export function oneOf<Value extends string>(
  call: Pick<Call, 'text'>,
  name: string,
  values: readonly Value[],
  before: Value,
): Value {
  const given = call.text(name);
  if (given === undefined) return before;
  const value = values.find((one) => one === given);
  if (value === undefined) throw new Refusal(400, `${name} does not have a valid value`, 'error');
  return value;
}
