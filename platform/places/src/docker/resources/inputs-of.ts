import type { Unwrap } from '@pulumi/pulumi';

/** The arguments of a class of an SDK as `desired.json` holds them: plain values, and references to outputs in place of text. */
export type InputsOf<Arguments> = WithReferences<Unwrap<Arguments>>;

/** `{$ref: 'data.name'}` is the output `name` of the resource `data`. */
interface Reference {
  readonly $ref: string;
}

type WithReferences<Value> = Value extends string
  ? Value | Reference
  : Value extends readonly (infer Each)[]
    ? readonly WithReferences<Each>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: WithReferences<Value[Name]> }
      : Value;
