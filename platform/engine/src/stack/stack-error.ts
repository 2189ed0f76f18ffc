import { DtaasError } from '@dtaas/model';

interface Rule {
  readonly pattern: RegExp;
  readonly code: string;
  readonly message: (match: RegExpExecArray) => string;
  readonly hint: string;
}

/** What the engine's command line says, which is text for people, to codes. In one place, since the text changes. */
const rules: readonly Rule[] = [
  {
    pattern: /the stack is currently locked by|Another update is currently in progress/,
    code: 'stack-busy',
    message: () => 'Another update of this stack is under way.',
    hint: 'Wait until it is done, then run the command again.',
  },
  {
    pattern: /no resource plugin '?(?:pulumi-resource-)?([\w-]+)|could not (?:load|find) plugin for ([\w-]+)/,
    code: 'plugin-missing',
    message: (match) => `The engine has no plugin for resources of ${match[1] ?? match[2]}.`,
    hint: 'Run dtaas engine install, then again.',
  },
  {
    pattern: /incorrect passphrase|passphrase must be set/,
    code: 'state-needs-key',
    message: () => 'The recorded state was encrypted with a passphrase.',
    hint: 'States of dtaas hold no secret: restore stack.json from the last commit of the twin’s state branch.',
  },
  {
    pattern:
      /error reading from server: EOF|transport is closing|plugin .* (?:exited|terminated) unexpectedly/,
    code: 'plugin-ended',
    message: () => 'The plugin that makes the resources ended in the middle of its work.',
    hint: 'Was it killed, or the machine out of memory? Run the command again: it goes on from what was made.',
  },
  {
    pattern: /no space left on device/i,
    code: 'disk-full',
    message: () => 'The disk is full.',
    hint: 'Make room in the state and cache folders, then run the command again.',
  },
];

/** The error of a run that failed, from the engine's text and the errors it reported of resources. */
export function toStackError(text: string, diagnostics: readonly string[]): DtaasError {
  for (const { pattern, code, message, hint } of rules) {
    const match = pattern.exec(text) ?? pattern.exec(diagnostics.join('\n'));
    if (match) return new DtaasError({ code, message: message(match), hint, cause: new Error(text) });
  }
  return new DtaasError({
    code: 'stack-failed',
    message: diagnostics[0] ?? lastLine(text),
    hint: 'Mend the cause and run the command again: what was made is recorded, and only the rest is done.',
    cause: new Error(text),
  });
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? 'the engine failed without a word'
  );
}
