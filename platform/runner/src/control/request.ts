import { type DtaasError, parseJson, platformVersion } from '@dtaas/model';
import { requestInvalid, requestUnknown } from '../failures.ts';
import type { Request } from '../protocol.ts';
import { excerpt } from '../secrets/mask.ts';
import { noncePattern } from '../secrets/proof.ts';

interface Type {
  is(value: unknown): boolean;
  /** Completes "must be". */
  readonly called: string;
}

const text: Type = { is: (value) => typeof value === 'string', called: 'a string' };
const flag: Type = { is: (value) => typeof value === 'boolean', called: 'a boolean' };
const count: Type = {
  is: (value) => typeof value === 'number' && value >= 0,
  called: 'a number, 0 or more',
};
const nonce: Type = {
  is: (value) => typeof value === 'string' && noncePattern.test(value),
  called: '32 to 128 hex digits',
};
const port: Type = {
  is: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536,
  called: 'a port, 1 to 65535',
};
const command: Type = {
  is: (value) => Array.isArray(value) && value.length > 0 && value.every((part) => text.is(part)),
  called: 'a program and its arguments, each a string',
};

/** The fields of each request. Fields that aren't listed belong to another edition and are ignored. */
const requests: { readonly [op in Request['op']]: { readonly [field: string]: Type } } = {
  status: {},
  start: { stream: flag, folder: text, from: text, checked: text, anew: flag, withhold: text },
  restore: { stream: flag, folder: text, from: text, checked: text },
  restart: {},
  confirm: {},
  pause: {},
  resume: {},
  save: {},
  pending: {},
  fetch: { name: text },
  ack: { name: text },
  watch: { everyMs: count, samples: count },
  logs: { component: text, tail: count },
  secrets: { nonce },
  stop: { save: flag },
  dial: { port, component: text, command },
};

/** The fields that a request doesn't work without: of each group, all of one alternative. */
const needed: { readonly [op: string]: readonly (readonly string[])[] } = {
  fetch: [['name']],
  ack: [['name']],
  secrets: [['nonce']],
  dial: [['port'], ['component', 'command']],
};

/** @throws DtaasError `request-unknown`, `request-invalid` */
export function parseRequest(line: string): Request {
  const request = parseObject(line);
  const op = request['op'];
  if (typeof op !== 'string' || !Object.hasOwn(requests, op)) throw unknown(line);
  for (const [field, type] of Object.entries(requests[op as Request['op']]))
    if (Object.hasOwn(request, field) && !type.is(request[field]))
      throw invalid(line, `${field} must be ${type.called}`);
  const alternatives = needed[op] ?? [];
  if (alternatives.length > 0 && !alternatives.some((each) => each.every((field) => field in request)))
    throw invalid(line, `${alternatives.map((each) => each.join(' and ')).join(', or ')} is missing`);
  return request as unknown as Request;
}

function parseObject(line: string): { readonly [field: string]: unknown } {
  try {
    const request = parseJson(line);
    return typeof request === 'object' && request !== null ? { ...request } : {};
  } catch (error) {
    throw invalid(line, error instanceof Error ? error.message : String(error));
  }
}

function unknown(line: string): DtaasError {
  return requestUnknown({ request: excerpt(line, 100), platform: platformVersion });
}

/** @param line the request, if all of it came */
export function invalid(line: string | undefined, why: string): DtaasError {
  const what = line === undefined ? 'a request' : `the request ${excerpt(line, 100)}`;
  return requestInvalid({ what, reason: why });
}
