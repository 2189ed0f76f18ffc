import { type DtaasError, modelErrors } from '@dtaas/model';
import { pluginEnded, pluginMissing, stackBusy, stackFailed, stateNeedsKey } from '../failures.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly error: (match: RegExpExecArray, instance: string, cause: Error) => DtaasError;
}

/** The texts of Pulumi's command line, which are for people, as errors. In one place, because the texts change. */
const rules: readonly Rule[] = [
  {
    pattern: /the stack is currently locked by|Another update is currently in progress/,
    error: (_, instance, cause) => stackBusy({ instance, cause }),
  },
  {
    pattern: /no resource plugin '?(?:pulumi-resource-)?([\w-]+)|could not (?:load|find) plugin for ([\w-]+)/,
    error: (match, _, cause) => pluginMissing({ package: match[1] ?? match[2] ?? '', cause }),
  },
  {
    pattern: /incorrect passphrase|passphrase must be set/,
    error: (_, __, cause) => stateNeedsKey({ cause }),
  },
  {
    pattern:
      /error reading from server: EOF|transport is closing|plugin .* (?:exited|terminated) unexpectedly/,
    error: (_, __, cause) => pluginEnded({ cause }),
  },
  {
    pattern: /no space left on device/i,
    error: (_, __, cause) => modelErrors.diskFull({ cause }),
  },
];

/** The error of a run that failed, from Pulumi's text and the errors that it reported of resources. */
export function toStackError(text: string, reported: readonly string[], instance: string): DtaasError {
  const cause = new Error(text);
  for (const { pattern, error } of rules) {
    const match = pattern.exec(text) ?? pattern.exec(reported.join('\n'));
    if (match) return error(match, instance, cause);
  }
  return stackFailed({ reason: reported[0] ?? lastLine(text), cause });
}

function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '') ?? 'Pulumi failed without a message';
}
