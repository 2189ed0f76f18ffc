/** What ajv's standalone validators look like. One returns false and leaves `errors` where the value is wrong. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** One deviation from a schema, in ajv's words. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is wrong, where the keyword is below `propertyNames`. */
  readonly propertyName?: string;
  /** The schema that the keyword stands in. */
  readonly parentSchema: {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  };
  /** The value, or the key. */
  readonly data: unknown;
}

/** The first deviation of a file that the platform writes, for a person: `has no a.b`, `has a wrong value at a.b`. */
export function whyInvalid(errors: Validator['errors']): string {
  const [error] = errors ?? [];
  if (!error) return 'is damaged';
  const steps = error.instancePath.split('/').slice(1);
  return error.keyword === 'required'
    ? `has no ${[...steps, error.params['missingProperty']].join('.')}`
    : `has a wrong value at ${steps.join('.') || 'its top'}`;
}
