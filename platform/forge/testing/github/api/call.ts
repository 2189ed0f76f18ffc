import type { RestEndpointMethodTypes } from '@octokit/rest';
import { mayAs, type Repository, type Role, roleOf, type State } from '../state.ts';

/** A request that GitHub's description allows. */
export interface Call {
  readonly state: State;
  readonly account: string | undefined;
  /** Where the server is, without a slash at the end. */
  readonly origin: string;
  /** The repository of the path; the operations without one don't ask for it. */
  readonly repository: Repository;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** The field of the body that has the list that is cut into pages; the body itself if it is a list. */
  readonly list?: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** An answer that ends the work of a handler. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly unknown[],
  ) {
    super(message);
  }
}

export const notFound = () => new Refusal(404, 'Not Found');

export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = { resource, field, code, ...(message === undefined ? {} : { message }) };
  return new Refusal(422, 'Validation Failed', [error]);
}

/** @throws what GitHub answers to somebody without a role */
export function need({ repository, account }: Call, role: Role): string {
  if (account === undefined) throw new Refusal(401, 'Requires authentication');
  const has = roleOf(repository, account);
  if (!mayAs(has, 'read')) throw notFound();
  if (!mayAs(has, role))
    throw new Refusal(
      403,
      role === 'admin' ? 'Must have admin rights to Repository.' : 'Must have push access',
    );
  return account;
}

type Methods = RestEndpointMethodTypes;

/** The fields of a body, which was held against GitHub's description before. */
export function bodyOf<Topic extends keyof Methods, Name extends keyof Methods[Topic]>(
  { body }: Call,
  _topic: Topic,
  _name: Name,
): Methods[Topic][Name] extends { parameters: infer Parameters } ? Parameters : never {
  return body as never;
}
