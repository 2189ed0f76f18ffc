import { DtaasError, machineRefusal } from '@dtaas/model';
import type { ErrorReport } from '../reports.ts';
import { plainLines, plainText } from './plain-text.ts';

/** What a person reads when a command fails; the stack only on request. */
export function errorText(thrown: unknown, options: { readonly debug: boolean }): string {
  const error = machineRefusal(thrown) ?? thrown;
  const stack = options.debug ? stacksOf(error) : '';
  if (!(error instanceof DtaasError)) {
    return `error internal: ${plainLines(messageOf(error))}\n  This is a fault of dtaas. Set DTAAS_DEBUG=1 to see where it happened, and report it.\n${stack}`;
  }
  const { code, message, hint, where, problems } = error;
  const lines = [
    `error ${code}: ${plainLines(message)}`,
    ...(where ? [`  at ${plainText(where.file)}:${where.line}:${where.column}`] : []),
    ...problems.flatMap((problem) => [
      `  ${plainText(problem.file)}:${problem.line}:${problem.column} ${problem.severity} ${problem.code}: ${plainText(problem.message)}`,
      `    ${plainText(problem.hint)}`,
    ]),
    `  ${plainLines(hint)}`,
  ];
  return `${lines.join('\n')}\n${stack}`;
}

/** The stack of an error and of each error that caused it. */
function stacksOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { cause } = error;
  return `\n${error.stack}\n${cause instanceof Error ? `Caused by:${stacksOf(cause)}` : ''}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same for programs that read `--format json`. */
export function errorReport(thrown: unknown): ErrorReport {
  const error = machineRefusal(thrown) ?? thrown;
  const head = { apiVersion: 'dtaas/v1', kind: 'ErrorReport' } as const;
  if (!(error instanceof DtaasError)) {
    const hint = 'This is a fault of dtaas. Set DTAAS_DEBUG=1 to see where it happened, and report it.';
    return { ...head, error: { code: 'internal', message: messageOf(error), hint } };
  }
  const { code, message, hint, where, problems } = error;
  return {
    ...head,
    error: { code, message, hint, ...(where && { where }), ...(problems.length > 0 && { problems }) },
  };
}
