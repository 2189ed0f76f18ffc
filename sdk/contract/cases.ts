import { readFileSync } from 'node:fs';

export type Message = { readonly [field: string]: unknown };
export type TransportName = 'stdio' | 'mqtt';
export type Control = 'save' | 'report';

/**
 * One line of a case. `to`: messages that the runner sends together. `from`: the next messages of the component. `end`: the input
 * ends, or the process gets a signal, and exits with `exit`. `exit` alone: the process exits by itself. `start`: it is started again
 * with the state that is there, and with `config` over its configuration. `file`: wait for a file in the state's folder; `files`: all files that are there. `log` and
 * `logWithout`: patterns of its log. `result`: the text of a batch's result. `broker`: the broker ends the connection.
 */
export type Line =
  | { readonly to: readonly Message[] }
  | { readonly from: readonly Message[] }
  | { readonly end: 'input' | 'SIGTERM' | 'SIGKILL'; readonly exit?: number }
  | { readonly exit: number }
  | { readonly start: true; readonly config?: Message }
  | { readonly file: string }
  | { readonly files: readonly string[] }
  | { readonly log: string }
  | { readonly logWithout: string }
  | { readonly result: string }
  | { readonly broker: 'closed' };

/** A case of `cases.json`. */
export interface Case {
  readonly name: string;
  /** The component of `author.mjs` and `author.py` that it plays. Programs without an SDK are `total`. */
  readonly component: string;
  /** Absent: every transport. */
  readonly transport?: readonly TransportName[];
  /** What the component must declare in `run.control`. */
  readonly control?: readonly Control[];
  /** `sdk`: about what an SDK does beyond the contract. */
  readonly only?: 'sdk';
  /** About something that only one language has. */
  readonly language?: 'node' | 'python';
  /** The component may send more than the case expects. */
  readonly endless?: true;
  readonly batch?: 'once' | 'warm';
  readonly seed?: number;
  /** Over the usual configuration. */
  readonly config?: Message;
  /** In the state's folder before the first start. */
  readonly files?: { readonly [name: string]: string };
  readonly lines: readonly Line[];
}

export const cases = JSON.parse(
  readFileSync(new URL('cases.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** With their names beside, as titles of tests. */
export function named<T extends { readonly name: string }>(all: readonly T[]): (readonly [string, T])[] {
  return all.map((each) => [each.name, each]);
}
