import { DtaasError } from '@dtaas/model';

/** The same error, said for the command that met it. */
export function rephrased(cause: DtaasError, message: string, hint: string): DtaasError {
  return new DtaasError({ code: cause.code, message, hint, cause });
}
