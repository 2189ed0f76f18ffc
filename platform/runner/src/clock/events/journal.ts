import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Sample } from '../../senml/read.ts';
import type { Inbox, InboxState, WaitingEvent } from '../../wiring/inbox.ts';
import type { InputPort } from '../../wiring/ports.ts';

/** After a failed write, the file is written anew at the earliest after this time. */
const againMs = 1000;

/** Above this size the file is written anew, unless most of it still waits. */
const longBytes = 2 ** 20;

/** The name of the file, beside the components' folders: it is replaced together with their states. */
export const eventJournalFile = 'events.jsonl';

type Inboxes = ReadonlyMap<string, Inbox>;

type Line =
  | { readonly inboxes: { readonly [component: string]: InboxState } }
  | { readonly to: string; readonly event: WaitingEvent }
  | { readonly of: string; readonly covered: { readonly [port: string]: number } };

/**
 * On the wall clock: the events that components' saved states don't cover, in a file that survives a killed runner. An event is
 * written before a component gets it.
 */
export class EventJournal {
  readonly #path: string;
  readonly #inboxes: Inboxes;
  readonly #toJson: (value: unknown) => string;
  #file: number | undefined;
  #bytes = 0;
  /** The size above which the file is written anew. */
  #limit = longBytes;
  /** Why the file lacks events, such as a full disk, and when that was found. */
  #failure: { readonly why: string; readonly atMs: number } | undefined;

  /** @param toJson writes values, without secrets */
  constructor(path: string, inboxes: Inboxes, toJson: (value: unknown) => string) {
    this.#path = path;
    this.#inboxes = inboxes;
    this.#toJson = toJson;
  }

  /** The event is in the inbox of the component. */
  add(component: string, port: InputPort, { value, t }: Sample): void {
    this.#append({ to: component, event: { port: port.name, value, t } });
  }

  covered(component: string): void {
    if (this.#bytes > this.#limit) this.write();
    else this.#append({ of: component, covered: this.#inboxes.get(component)!.covered });
  }

  /** Why a runner that starts now wouldn't know all events; `undefined` if it would. */
  get trouble(): string | undefined {
    return this.#failure?.why;
  }

  /** Fills the inboxes with what the file has. A file that is missing has nothing. */
  read(): void {
    const inboxes = this.#inboxes;
    for (const inbox of inboxes.values()) inbox.resume();
    const text = attempt(() => readFileSync(this.#path, 'utf8')) ?? '';
    // A line without its end was being written when the runner was killed: no component got the event.
    for (const each of text.split('\n').slice(0, -1)) {
      const line: Line = JSON.parse(each);
      if ('inboxes' in line)
        for (const [id, state] of Object.entries(line.inboxes)) inboxes.get(id)?.resume(state);
      else if ('to' in line) inboxes.get(line.to)?.restore(line.event);
      else for (const [port, seq] of Object.entries(line.covered)) inboxes.get(line.of)?.received(port, seq);
    }
  }

  /** Writes the file anew, without what is covered. */
  write(): void {
    this.close();
    this.#trying(() => this.#writeAll());
  }

  #writeAll(): void {
    const states = [...this.#inboxes].flatMap(([id, { all }]) =>
      all === undefined ? [] : [[id, all] as const],
    );
    const text = journalText(Object.fromEntries(states), this.#toJson);
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    writeBeside(this.#path, text, { mode: 0o600 });
    this.#bytes = Buffer.byteLength(text);
    this.#limit = Math.max(longBytes, 2 * this.#bytes);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #append(line: Line): void {
    // The last line of the file may be cut off, so no line may follow it.
    if (this.#failure !== undefined) {
      if (performance.now() - this.#failure.atMs >= againMs) this.write();
      return;
    }
    this.#trying(() => {
      const text = `${this.#toJson(line)}\n`;
      this.#file ??= openSync(this.#path, 'a', 0o600);
      appendFileSync(this.#file, text);
      this.#bytes += Buffer.byteLength(text);
    });
  }

  /** Events go on to flow when the disk is full: they are still in memory. */
  #trying(write: () => void): void {
    try {
      write();
      this.#failure = undefined;
    } catch (error) {
      this.#failure = {
        why: error instanceof Error ? error.message : String(error),
        atMs: performance.now(),
      };
    }
  }
}

/** The content of a new file. */
export function journalText(
  inboxes: { readonly [component: string]: InboxState },
  toJson: (value: unknown) => string,
): string {
  return `${toJson({ inboxes } satisfies Line)}\n`;
}
