import { type DtaasError, modelErrors } from '@dtaas/model';
import { pluginEnded, pluginMissing, stackBusy, stackFailed, stateNeedsKey } from '../failures.ts';

type Rule = readonly [
  pattern: RegExp,
  error: (cause: Error, instance: string, match: RegExpExecArray) => DtaasError,
];

/** The texts of Pulumi's command line, which are for people, as errors. In one place, because the texts change. */
const rules: readonly Rule[] = [
  [
    /the stack is currently locked by|Another update is currently in progress/,
    (cause, instance) => stackBusy({ instance, cause }),
  ],
  [
    /no resource plugin '?(?:pulumi-resource-)?([\w-]+)|could not (?:load|find) plugin for ([\w-]+)/,
    (cause, _, match) => pluginMissing({ package: match[1] ?? match[2] ?? '', cause }),
  ],
  [/incorrect passphrase|passphrase must be set/, (cause) => stateNeedsKey({ cause })],
  [
    /error reading from server: EOF|transport is closing|plugin .* (?:exited|terminated) unexpectedly/,
    (cause) => pluginEnded({ cause }),
  ],
  [/no space left on device/i, (cause) => modelErrors.diskFull({ cause })],
];

/** The error of a run that failed, from Pulumi's text and the errors that it reported of resources. */
export function toStackError(text: string, reported: readonly string[], instance: string): DtaasError {
  const cause = new Error(text);
  for (const [pattern, error] of rules) {
    const match = pattern.exec(text) ?? pattern.exec(reported.join('\n'));
    if (match) return error(cause, instance, match);
  }
  const lastLine = text.trim().split('\n').at(-1)?.trim();
  return stackFailed({ reason: reported[0] ?? (lastLine || 'Pulumi failed without a message'), cause });
}
