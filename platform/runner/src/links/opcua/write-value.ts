import type { Json } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { DataType, Variant, VariantArrayType } from 'node-opcua-client';

/** Smallest and largest value of the whole numbers of OPC UA that a number carries exactly. */
const ranges: { readonly [type: number]: readonly [number, number] } = {
  [DataType.SByte]: [-128, 127],
  [DataType.Byte]: [0, 255],
  [DataType.Int16]: [-32768, 32767],
  [DataType.UInt16]: [0, 65535],
  [DataType.Int32]: [-2147483648, 2147483647],
  [DataType.UInt32]: [0, 4294967295],
  [DataType.Int64]: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [DataType.UInt64]: [0, Number.MAX_SAFE_INTEGER],
};

/** A command as a value of the node's type, or why the node can't take it, after "the value". */
export function variantOf(dataType: DataType, value: Json): Variant | { readonly refused: string } {
  const dimensions = Array.isArray(value) ? sizesOf(value) : [];
  const flat = Array.isArray(value) ? (value.flat(Number.POSITIVE_INFINITY) as Json[]) : [value];
  const converted = flat.map((each) => scalar(dataType, each));
  const size = dimensions.reduce((product, length) => product * length, 1);
  if (converted.includes(undefined) || (dimensions.length > 0 && size !== flat.length))
    return { refused: `does not fit the node, whose type is ${DataType[dataType]}` };
  if (dimensions.length === 0)
    return new Variant({ dataType, arrayType: VariantArrayType.Scalar, value: converted[0] });
  const arrayType = dimensions.length === 1 ? VariantArrayType.Array : VariantArrayType.Matrix;
  return new Variant({ dataType, arrayType, value: converted, ...(dimensions.length > 1 && { dimensions }) });
}

function sizesOf(value: Json): number[] {
  return Array.isArray(value) ? [value.length, ...sizesOf(value[0] ?? null)] : [];
}

function scalar(dataType: DataType, value: Json): unknown {
  const range = ranges[dataType];
  if (range) {
    const fits = Number.isInteger(value) && (value as number) >= range[0] && (value as number) <= range[1];
    return fits ? whole(dataType, value as number) : undefined;
  }
  switch (dataType) {
    case DataType.Boolean:
      return typeof value === 'boolean' ? value : undefined;
    case DataType.Float:
    case DataType.Double:
      return typeof value === 'number' ? value : undefined;
    case DataType.String:
      return typeof value === 'string' ? value : JSON.stringify(value);
    case DataType.LocalizedText:
      return typeof value === 'string' ? { text: value } : undefined;
    case DataType.DateTime:
      return typeof value === 'string' ? attempt(() => new Date(new Date(value).toISOString())) : undefined;
    default:
      return undefined;
  }
}

function whole(dataType: DataType, value: number): number | readonly [number, number] {
  if (dataType !== DataType.Int64 && dataType !== DataType.UInt64) return value;
  const bits = BigInt.asUintN(64, BigInt(value));
  return [Number(bits >> 32n), Number(bits & 0xffffffffn)];
}
