import { forgeEventInvalid } from '../failures.ts';

/** A part of the JSON that a forge sent, with its path for messages. */
export class Payload {
  readonly value: unknown;
  private readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  /** A field of an object. A missing one has the value undefined. */
  at(...names: readonly string[]): Payload {
    let value = this.value;
    for (const name of names) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return new Payload(value, [this.path, ...names].filter(Boolean).join('.'));
  }

  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('a text');
  }

  /** The text, or undefined if there is none. */
  optionalText(): string | undefined {
    return this.isMissing || this.value === '' ? undefined : this.text();
  }

  /** A number of a pull request, a comment or a run. */
  number(): number {
    const number =
      typeof this.value === 'string' && /^\d{1,15}$/.test(this.value) ? Number(this.value) : this.value;
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
      ? number
      : this.refuse('a number');
  }

  commit(): string {
    return isCommit(this.value) ? this.value : this.refuse('the id of a commit');
  }

  /** The id of a commit, or undefined if there is none, which forges write as zeros. */
  optionalCommit(): string | undefined {
    return this.isMissing || this.value === '' || isZeros(this.value) ? undefined : this.commit();
  }

  list(): readonly Payload[] {
    if (this.isMissing) return [];
    if (!Array.isArray(this.value)) return this.refuse('a list');
    return this.value.map((value, index) => new Payload(value, `${this.path}[${index}]`));
  }

  private refuse(expected: string): never {
    throw forgeEventInvalid({ said: `${this.path} is not ${expected}` });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) && !isZeros(value);
}

function isZeros(value: unknown): boolean {
  return typeof value === 'string' && /^0+$/.test(value);
}
