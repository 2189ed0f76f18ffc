/** What a plain scalar means in YAML 1.2's core schema (section 10.3.2); undefined for what JSON has no value for. */
export function resolvePlain(source: string): null | boolean | number | string | undefined {
  const first = source.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (numeric) return resolveNumeric(source);
  switch (source) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return source;
  }
}

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const notDecimal = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function resolveNumeric(source: string): number | string | undefined {
  if (decimal.test(source)) {
    const value = Number(source);
    return Number.isFinite(value) ? value : undefined;
  }
  if (!notDecimal.test(source)) return source;
  // Octal and hexadecimal integers are rare enough to leave to the library.
  return undefined;
}
