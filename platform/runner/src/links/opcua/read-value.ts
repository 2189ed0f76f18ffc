import { atPointer, type Json, type TelemetrySpec } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { DataType, type DataValue, ExtensionObject, type Variant, VariantArrayType } from 'node-opcua-client';
import { firstAbsoluteTime } from '../../senml/read.ts';
import { fitsPort, takes } from '../../senml/value.ts';

/** The value for a port. `t` is the time that the server says, in seconds since 1970. */
export type Carried =
  | { readonly value: Json; readonly t: number | undefined }
  /** Why the port refuses the value. The text continues a sentence that begins with the value. */
  | { readonly refused: string };

/** The value of a node for a port. Values of bad quality are refused; uncertain values count. */
export function readValue({ port, pointer }: TelemetrySpec, data: DataValue): Carried {
  if (data.statusCode.isBad())
    return { refused: `was marked as bad by the server (${data.statusCode.name})` };
  const whole = jsonOf(data.value);
  // A text may be JSON.
  const isJson = typeof whole === 'string' && (port.type === 'object' || pointer !== undefined);
  const text = isJson ? attempt(() => JSON.parse(whole)) : whole;
  const found = pointer === undefined || text === undefined ? text : atPointer(text, pointer);
  const value = port.type === 'boolean' && (found === 0 || found === 1) ? found === 1 : found;
  if (value === undefined || !fitsPort(port, value))
    return { refused: `was ${describe(data.value)}; ${takes(port)}` };
  return { value, t: timeOf(data) };
}

function timeOf({ sourceTimestamp, serverTimestamp }: DataValue): number | undefined {
  const seconds = (sourceTimestamp ?? serverTimestamp)?.getTime();
  // Servers without a clock send times near 1601.
  return seconds !== undefined && seconds / 1000 >= firstAbsoluteTime ? seconds / 1000 : undefined;
}

function describe({ dataType, arrayType }: Variant): string {
  const type = DataType[dataType];
  return arrayType === VariantArrayType.Scalar ? `of the type ${type}` : `an array of the type ${type}`;
}

/** `undefined` for a value that JSON can't carry, such as a whole number above 2^53. */
function jsonOf({ dataType, arrayType, dimensions, value }: Variant): Json | undefined {
  if (arrayType === VariantArrayType.Scalar) return scalar(dataType, value);
  const flat: (Json | undefined)[] = Array.from(value ?? [], (each) => scalar(dataType, each));
  if (flat.includes(undefined)) return undefined;
  const all = flat as Json[];
  return arrayType === VariantArrayType.Matrix ? nested(all, dimensions ?? []) : all;
}

function nested(flat: readonly Json[], [first = 0, ...rest]: readonly number[]): Json {
  if (rest.length === 0) return [...flat];
  const size = flat.length / Math.max(first, 1);
  return Array.from({ length: first }, (_, row) => nested(flat.slice(row * size, (row + 1) * size), rest));
}

function scalar(dataType: DataType, value: unknown): Json | undefined {
  switch (dataType) {
    case DataType.Int64:
    case DataType.UInt64:
      return wholeNumber(dataType, value as readonly [number, number]);
    case DataType.DateTime:
      return (value as Date | null)?.toISOString();
    case DataType.ByteString:
      return (value as Buffer | null)?.toString('base64');
    case DataType.LocalizedText:
      return (value as { text?: string | null } | null)?.text ?? undefined;
    default:
      return plain(value);
  }
}

function wholeNumber(dataType: DataType, [high, low]: readonly [number, number]): number | undefined {
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const number = Number(dataType === DataType.Int64 ? BigInt.asIntN(64, bits) : bits);
  return Number.isSafeInteger(number) ? number : undefined;
}

function plain(value: unknown): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof ExtensionObject) return structure(value);
  if (typeof value !== 'object') return value as Json;
  return attempt(() => JSON.parse(JSON.stringify(value)));
}

/** The fields of a structure, by the names that the server gave them. */
function structure(value: ExtensionObject): Json {
  const fields = value.schema.fields.map(({ name, originalName }) => {
    const field: unknown = value[name as keyof ExtensionObject];
    const json = Array.isArray(field) ? field.map((each) => plain(each) ?? null) : plain(field);
    return [originalName ?? name, json ?? null];
  });
  return Object.fromEntries(fields);
}
