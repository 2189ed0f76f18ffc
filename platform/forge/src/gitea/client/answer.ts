import { forgeAnswerInvalid } from '../../failures.ts';

/** Where an answer came from, for the error that says it can't be read. */
interface Origin {
  readonly forge: string;
  readonly request: string;
}

/**
 * A part of a server's answer. Reading it as something that it is not fails with `forge-answer-invalid`, which names the part: the address may belong to
 * another program.
 */
export class Answer {
  readonly value: unknown;
  readonly #origin: Origin;
  readonly #path: string;

  constructor(value: unknown, origin: Origin, path = '') {
    this.value = value;
    this.#origin = origin;
    this.#path = path;
  }

  at(key: string): Answer {
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    if (!isObject(this.value)) throw this.#invalid('an object');
    return new Answer(Object.hasOwn(this.value, key) ? this.value[key] : undefined, this.#origin, path);
  }

  /** Undefined for `null` and for what is missing. */
  get optional(): Answer | undefined {
    return this.value === undefined || this.value === null ? undefined : this;
  }

  get list(): readonly Answer[] {
    // An empty list of Go may come as `null`.
    if (this.value === null) return [];
    if (!Array.isArray(this.value)) throw this.#invalid('a list');
    return this.value.map((item, index) => new Answer(item, this.#origin, `${this.#path}[${index}]`));
  }

  get text(): string {
    if (typeof this.value !== 'string') throw this.#invalid('text');
    return this.value;
  }

  /** A whole number that JavaScript holds exactly. */
  get number(): number {
    if (!Number.isSafeInteger(this.value)) throw this.#invalid('a whole number');
    return Number(this.value);
  }

  get flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.#invalid('true or false');
    return this.value;
  }

  /** The id of a commit or of another object. */
  get objectId(): string {
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(this.text)) throw this.#invalid('the id of a git object');
    return this.text;
  }

  /** A moment, as ISO 8601 in UTC. Gitea writes its own time zone. */
  get time(): string {
    const time = Date.parse(this.text);
    if (Number.isNaN(time)) throw this.#invalid('a time');
    return new Date(time).toISOString();
  }

  /** An address of a web page: never `javascript:` or the like. */
  get url(): string {
    if (!/^https?:\/\//i.test(this.text) || !URL.canParse(this.text)) throw this.#invalid('an address');
    return this.text;
  }

  #invalid(expected: string): Error {
    const where = this.#path === '' ? 'the answer' : `"${this.#path}"`;
    return forgeAnswerInvalid({ ...this.#origin, said: `${where} is not ${expected}.` });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
