import { DtaasError, machineRefusal, modelErrors } from '@dtaas/model';
import { plainLines, plainText } from '../document/words.ts';
import { type Report, reportOf } from '../reports.ts';

/** What a person reads when a command fails; the stack only on request. */
export function errorText(thrown: unknown, options: { readonly debug: boolean }): string {
  const { code, message, hint, where, problems } = expected(thrown);
  const lines = [
    `error ${code}: ${plainLines(message)}`,
    ...(where ? [`  at ${plainText(where.file)}:${where.line}:${where.column}`] : []),
    ...problems.flatMap((problem) => [
      `  ${plainText(problem.file)}:${problem.line}:${problem.column} ${problem.severity} ${problem.code}: ${plainText(problem.message)}`,
      `    ${plainText(problem.hint)}`,
    ]),
    `  ${plainLines(hint)}`,
  ];
  return `${lines.join('\n')}\n${options.debug ? stacksOf(machineRefusal(thrown) ?? thrown) : ''}`;
}

/** The same for programs that read `--format json`. */
export function errorReport(thrown: unknown): Report<'ErrorReport'> {
  const { code, message, hint, where, problems } = expected(thrown);
  const error = { code, message, hint, ...(where && { where }), ...(problems.length > 0 && { problems }) };
  return reportOf('ErrorReport', { error });
}

/** An error with a code: what the machine refused, or a fault of dtaas, unless it has one. */
function expected(thrown: unknown): DtaasError {
  const error = machineRefusal(thrown) ?? thrown;
  return error instanceof DtaasError ? error : modelErrors.internalFault({ error });
}

/** The stack of an error and of each error that caused it. */
function stacksOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { cause } = error;
  return `\n${error.stack}\n${cause instanceof Error ? `Caused by:${stacksOf(cause)}` : ''}`;
}
