import { DtaasError, machineRefusal } from '@dtaas/model';
import { plainLines, plainText } from './print/plain-text.ts';

/** What a person reads when a command fails. The stack only where it was asked for. */
export function renderError(thrown: unknown, options: { debug: boolean }): string {
  const error = machineRefusal(thrown) ?? thrown;
  const stack = options.debug ? stacksOf(error) : '';
  if (error instanceof DtaasError) {
    const where = error.where
      ? `\n  at ${plainText(error.where.file)}:${error.where.line}:${error.where.column}`
      : '';
    const problems = error.problems.map(
      (p) =>
        `\n  ${plainText(p.file)}:${p.line}:${p.column} ${p.severity} ${p.code}: ${plainText(p.message)}\n    ${plainText(p.hint)}`,
    );
    return `error ${error.code}: ${plainLines(error.message)}${where}${problems.join('')}\n  ${plainLines(error.hint)}\n${stack}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `error internal: ${plainLines(message)}\n  This is a fault of dtaas. Set DTAAS_DEBUG=1 to see where it happened, and report it.\n${stack}`;
}

/** Where it happened, and where what caused it did: a refusal of the machine is told far from there. */
function stacksOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { cause } = error;
  return `\n${error.stack}\n${cause instanceof Error ? `Caused by:${stacksOf(cause)}` : ''}`;
}

/** The same for programs that read `--format json`. */
export function errorAsJson(thrown: unknown): { readonly error: object } {
  const error = machineRefusal(thrown) ?? thrown;
  if (!(error instanceof DtaasError)) {
    return {
      error: {
        code: 'internal',
        message: error instanceof Error ? error.message : String(error),
        hint: 'This is a fault of dtaas.',
      },
    };
  }
  const { code, message, hint, where, problems } = error;
  return {
    error: { code, message, hint, ...(where ? { where } : {}), ...(problems.length > 0 ? { problems } : {}) },
  };
}
