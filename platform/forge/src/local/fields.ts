import { forgeAnswerInvalid } from '../failures.ts';

/**
 * The fields of a record, as JSON has them. Whoever can push to the branch can write there, so nothing is taken for what it should be.
 *
 * Errors: `forge-answer-invalid`.
 */
export class Fields {
  readonly #path: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(path: string, value: unknown) {
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.#fail('no object');
    this.#values = Object.fromEntries(Object.entries(value));
  }

  static parse(path: string, text: string): Fields {
    try {
      return new Fields(path, JSON.parse(text));
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw invalid(path, 'it is not JSON');
    }
  }

  text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : this.#fail(`${name} is not a text`);
  }

  /** Undefined if the field is missing. */
  optionalText(name: string): string | undefined {
    return this.#values[name] === undefined ? undefined : this.text(name);
  }

  number(name: string): number {
    const value = this.#values[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? value
      : this.#fail(`${name} is not a number`);
  }

  commit(name: string): string {
    const value = this.text(name);
    return /^[0-9a-f]{40}$/.test(value) ? value : this.#fail(`${name} is not the id of a commit`);
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
    const value = this.#values[name];
    return values.find((one) => one === value) ?? this.#fail(`${name} has an unknown value`);
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    if (!Array.isArray(value)) this.#fail(`${name} is not a list`);
    return value.map((one) => (typeof one === 'string' ? one : this.#fail(`${name} is not a list of texts`)));
  }

  each(name: string): readonly Fields[] {
    const value = this.#values[name];
    if (!Array.isArray(value)) this.#fail(`${name} is not a list`);
    return value.map((one) => new Fields(this.#path, one));
  }

  fields(name: string): Fields {
    return new Fields(this.#path, this.#values[name]);
  }

  #fail(said: string): never {
    throw invalid(this.#path, said);
  }
}

function invalid(path: string, said: string): Error {
  return forgeAnswerInvalid({ forge: 'git', request: `read ${path} on dtaas-forge`, said });
}
