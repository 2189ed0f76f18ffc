import { DtaasError } from '@dtaas/model';

/** An error as JSON. */
export type ToldError = Pick<DtaasError, 'code' | 'message' | 'hint'>;

export function toldError({ code, message, hint }: DtaasError): ToldError {
  return { code, message, hint };
}

/** The error as it is read here, where "this machine" is another one. */
export function errorFrom(place: string, { code, message, hint }: ToldError): DtaasError {
  return new DtaasError({ code, message: `${place}: ${message}`, hint });
}
