import { type AnyReport, asReport } from '@dtaas/model';
import { reportInvalid } from './failures.ts';

/** Characters. A report of failed tests has up to 1 MiB of output for each. */
export const longestReport = 16 * 1024 * 1024;
/** No report is nested half as deep. */
const deepest = 64;

/**
 * Reads a report back, as `--report` wrote it. The text may come from anybody.
 *
 * @throws DtaasError `report-invalid`
 */
export function readReport(text: string): AnyReport {
  if (text.length > longestReport) throw reportInvalid({ why: 'has more than 16 MiB' });
  if (depthOf(text) > deepest) throw reportInvalid({ why: `is nested deeper than ${deepest} levels` });
  const report = asReport(parsed(text));
  if ('why' in report) throw reportInvalid(report);
  return report;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw reportInvalid({ why: 'is not JSON' });
  }
}

/** How deep lists and objects are nested, without parsing the text: a parser may run out of stack. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let isQuoted = false;
  // Not with a regular expression, which runs out of stack at a long text in quotes.
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted && character === '\\') at++;
    else if (!isQuoted && (character === '[' || character === '{')) most = Math.max(most, ++depth);
    else if (!isQuoted && (character === ']' || character === '}')) depth--;
  }
  return most;
}
