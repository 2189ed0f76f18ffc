import { type BiographyEntry, nameOf } from '@dtaas/deploy';
import colors from 'picocolors';
import { plainText } from './plain-text.ts';

const longest = 110;
/** As wide as a time and the space behind it. */
const indent = ' '.repeat(21);

/** One event of a twin's life: when, what and who, and below it the details, in lines that fit. */
export function eventText({ at, subject, body, trailers }: BiographyEntry): string {
  const time = colors.dim(at.replace('T', ' ').slice(0, 19));
  const [first = '', ...more] = wrapped(plainText(subject));
  const by = `by ${plainText(nameOf(trailers['Actor'] ?? ''))}`;
  const details = body
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => wrapped(plainText(line), '  '));
  const fits = more.length === 0 && indent.length + first.length + 2 + by.length <= longest;
  const lines = fits
    ? [`${first}${trailers['Actor'] ? colors.dim(`  ${by}`) : ''}`, ...details]
    : [first, ...more, ...(trailers['Actor'] ? [colors.dim(by)] : []), ...details];
  return lines.map((line, index) => `${index === 0 ? `${time}  ` : indent}${line}`).join('\n');
}

/** Breaks between words, and in a word only where it is longer than a line. */
function wrapped(text: string, hanging = ''): string[] {
  const width = longest - indent.length - hanging.length;
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const at = blank > 0 ? blank : width;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest].map((line, index) => (index === 0 ? line : `${hanging}${line}`));
}
