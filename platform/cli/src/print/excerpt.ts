import { plainText } from './plain-text.ts';

const widest = 100;
const mayHoldSecret = /secret|token|passw|credential|:\/\/[^\s/@]*@/i;

/** The line that a problem is in, and a caret under its column. Nothing for a line that may hold a secret. */
export function excerpt(source: string | undefined, line: number, column: number): readonly string[] {
  if (source === undefined || source.trim() === '' || mayHoldSecret.test(source)) return [];
  const from = Math.max(0, column - 1 - (widest - 30));
  const shown = plainText(source.slice(from, from + widest)).trimEnd();
  const before = from > 0 ? '…' : '';
  const after = source.length > from + widest ? '…' : '';
  const number = String(line);
  const margin = ' '.repeat(number.length);
  const caret = ' '.repeat(before.length + column - 1 - from);
  return [`${number} | ${before}${shown}${after}`, `${margin} | ${caret}^`];
}
