import type { AssetSpec, InputPort, OutputPort, Parameter, Use, ValueType } from '../generated/types.ts';
import type { Json } from '../values/json.ts';

type Declared = Pick<Parameter, 'type' | 'shape' | 'unit' | 'description'> &
  Partial<Pick<Parameter, 'default' | 'minimum' | 'maximum' | 'enum'>>;

/** A type in the words of one language. */
export interface TypeWords {
  readonly values: { readonly [type in ValueType]: string };
  list(element: string): string;
  literals(values: readonly Json[]): string;
  /** One event, or several. */
  several(element: string): string;
}

/** One line of a group: a name with its type and a comment. */
export interface TypeField {
  readonly name: string;
  readonly type: string;
  /** Whether a step may find the name absent: an input before its first value, or a use that a twin leaves out. */
  readonly mayLack?: boolean;
  readonly comment: string;
}

/** The groups of an asset's types, as the SDKs name them, each in the order of `asset.yaml`. */
export function fieldGroups(
  { inputs, outputs, parameters, uses }: AssetSpec,
  words: TypeWords,
  typeOfUse: (use: Use) => string,
) {
  const isEvent = ([, port]: readonly [string, InputPort | OutputPort]) => (port.as ?? 'value') !== 'value';
  const ofInputs = Object.entries(inputs);
  return {
    inputs: ofInputs
      .filter((entry) => !isEvent(entry))
      .map(([name, port]) => ({ ...field(words, name, port), mayLack: port.default === undefined })),
    outputs: Object.entries(outputs).map((entry) => {
      const plain = field(words, ...entry);
      return isEvent(entry) ? { ...plain, type: words.several(plain.type) } : plain;
    }),
    parameters: Object.entries(parameters).map(([name, parameter]) => field(words, name, parameter)),
    events: ofInputs.filter(isEvent).map(([name, port]) => field(words, name, port)),
    uses: Object.entries(uses).map(([name, use]): TypeField => {
      const { asset, version, description, required } = use;
      const what = asset === undefined ? '' : `${[asset, version].filter(Boolean).join(' ')}.`;
      return {
        name,
        type: typeOfUse(use),
        mayLack: !required,
        comment: sentences(description, what, required ? '' : 'A twin may leave it out.'),
      };
    }),
  };
}

function field(words: TypeWords, name: string, declared: Declared): TypeField {
  const { type, shape = [], unit, description, minimum, maximum } = declared;
  const element = declared.enum ? words.literals(declared.enum as Json[]) : words.values[type];
  // A list of allowed values stands for the whole value.
  const whole = declared.enum ? element : shape.reduce((inner) => words.list(inner), element);
  const size = shape.length === 0 ? '' : `Shape [${shape.map((length) => length ?? 'any').join(', ')}].`;
  const bounds = [
    minimum === undefined ? '' : `at least ${minimum}`,
    maximum === undefined ? '' : `at most ${maximum}`,
  ].filter(Boolean);
  const comment = sentences(
    description,
    unit === undefined ? '' : `Unit: ${unit}.`,
    size,
    type === 'integer' ? 'A whole number.' : '',
    bounds.length === 0 ? '' : `${capital(bounds.join(', '))}.`,
    declared.default === undefined ? '' : `Default: ${JSON.stringify(declared.default)}.`,
  );
  return { name, type: whole, comment };
}

/** One line, whatever a description contains. */
function sentences(description: string | undefined, ...more: readonly string[]): string {
  const first = (description ?? '').replaceAll(/\s+/g, ' ').trim();
  return [first === '' || /[.!?]$/.test(first) ? first : `${first}.`, ...more].filter(Boolean).join(' ');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
