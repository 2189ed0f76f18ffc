import {
  forgeAnswerInvalid,
  forgeBusy,
  forgeNotFound,
  forgeRefused,
  forgeUnreachable,
} from '../../failures.ts';
import { oneLine } from './texts.ts';

/** What was asked, for the message of an error. */
export interface Asked {
  readonly forge: string;
  readonly request: string;
  readonly subject: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** An answer that is no error, and that GitHub didn't write. */
export class Unreadable extends Error {}

/** What is wrong with an answer of success, or undefined: GitHub's are JSON or empty. */
export function unreadable({ status, headers, data }: Answer): string | undefined {
  if (status >= 300) return `a redirect to ${originOf(String(headers['location'] ?? ''))}`;
  const isEmpty = status === 204 || data === '';
  return isEmpty || isObject(data) ? undefined : `${typeOf(headers)} instead of JSON`;
}

/** The error of `failures.ts` for what Octokit throws. Bugs stay as they are. */
export function failureOf(error: unknown, { forge, request, subject }: Asked): unknown {
  if (error instanceof Unreadable) return forgeAnswerInvalid({ forge, request, said: error.message });
  if (!isHttpError(error)) return error;
  const { response: answer } = error;
  if (answer === undefined)
    return forgeUnreachable({ forge, said: asPhrase(error.message), cause: error.cause });
  const said = wordsOf(answer.data);
  if (answer.status >= 500) return forgeUnreachable({ forge, said: said ?? `it answered ${answer.status}` });
  const seconds = limitOf(answer, said ?? '');
  if (seconds !== undefined) return forgeBusy({ forge, seconds });
  if (said === undefined)
    return forgeAnswerInvalid({ forge, request, said: `${answer.status} with ${typeOf(answer.headers)}` });
  const isMissing = answer.status === 422 && said.startsWith('No commit found');
  if (answer.status === 404 || answer.status === 410 || isMissing) return forgeNotFound({ forge, subject });
  return forgeRefused({ forge, request, said });
}

/** Whether a request was refused with this status, and how GitHub explained that. */
export function refusal(error: unknown, ...statuses: readonly number[]): string | undefined {
  if (!isHttpError(error) || !error.response || !statuses.includes(error.response.status)) return undefined;
  return wordsOf(error.response.data);
}

/** The seconds to wait, if the answer says that there were too many requests. */
function limitOf({ status, headers }: Answer, said: string): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after;
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) || 0;
    return Math.max(1, Math.ceil(reset - Date.now() / 1000));
  }
  return status === 429 || /secondary rate limit/i.test(said) ? 60 : undefined;
}

/** GitHub's explanation on one line, or undefined if the answer isn't GitHub's. */
function wordsOf(data: unknown): string | undefined {
  if (!isObject(data) || typeof data['message'] !== 'string') return undefined;
  const errors = Array.isArray(data['errors']) ? data['errors'] : [];
  return asPhrase([data['message'], ...errors.map(wordsOfError)].join('; '));
}

function wordsOfError(error: unknown): string {
  if (!isObject(error)) return String(error);
  const { message, resource, field, code } = error;
  return typeof message === 'string' ? message : [resource, field, code].filter(Boolean).join(' ');
}

/** A forge's text as part of a message on a terminal: nothing that turns its direction, and no more than a few hundred characters. */
function asPhrase(text: string): string {
  return oneLine(text.replace(/\p{Cf}/gu, '')).slice(0, 400);
}

function typeOf(headers: Answer['headers']): string {
  return asPhrase(String(headers['content-type'] ?? 'no type of content').split(';')[0] ?? '');
}

function originOf(location: string): string {
  return URL.canParse(location) ? new URL(location).origin : 'nowhere';
}

function isHttpError(error: unknown): error is Error & { readonly response?: Answer } {
  return error instanceof Error && error.name === 'HttpError' && 'status' in error;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
