const bytesPerUnit: { readonly [suffix: string]: number } = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

const secondsPerUnit: { readonly [suffix: string]: number } = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86400 };

/** Bytes in an amount of memory as the formats write it, e.g. `128Mi`. The schema has checked its form. */
export function bytesOf(amount: string): number {
  return amountOf(amount, bytesPerUnit);
}

/** An amount of memory for people, in powers of 1024: `1.5Gi`. */
export function printBytes(bytes: number): string {
  const exponent = Math.min(4, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  return `${Number((bytes / 2 ** (10 * exponent)).toPrecision(4))}${['', 'Ki', 'Mi', 'Gi', 'Ti'][exponent]}`;
}

/** Seconds in a length of time as the formats write it, e.g. `1h`. The schema has checked its form. */
export function secondsOf(duration: string): number {
  return amountOf(duration, secondsPerUnit);
}

function amountOf(text: string, perUnit: { readonly [suffix: string]: number }): number {
  const match = /^([0-9.]+)([a-zA-Z]*)$/.exec(text);
  const factor = match ? perUnit[match[2]!] : undefined;
  if (!match || factor === undefined) throw new Error(`${text} is not an amount`);
  return Number(match[1]) * factor;
}
