import { DtaasError, type WorkspaceSpec } from '@dtaas/model';

/** A runner without its secrets ends at once, after the runner before it was saved and stopped. */
export function unpassedSecrets(
  { twin, secrets = [] }: WorkspaceSpec,
  environment: NodeJS.ProcessEnv,
): DtaasError | undefined {
  const missing = secrets.filter((name) => environment[name] === undefined);
  if (missing.length === 0) return undefined;
  return new DtaasError({
    code: 'secret-missing',
    message: `${twin} was not deployed: it needs secrets that were not passed: ${missing.join(', ')}.`,
    hint: `Pass the secrets in the environment: ${missing.map((name) => `${name}=…`).join(' ')} dtaas deploy ${twin}`,
  });
}
