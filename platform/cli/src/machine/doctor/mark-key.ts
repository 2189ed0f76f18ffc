import { type FoundForge, markKeyIn } from '@dtaas/forge';
import { DtaasError } from '@dtaas/model';
import type { Finding } from './finding.ts';

/** Whether the key is there that comments are signed with. Its value is never shown. */
export function markKey(
  { kind }: Pick<FoundForge, 'kind'>,
  environment: Readonly<Record<string, string | undefined>>,
): Finding {
  const about = 'forge mark key';
  try {
    if (markKeyIn(environment) !== undefined) return { about, state: 'ok', text: 'in DTAAS_MARK_KEY' };
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    return { about, state: 'missing', text: error.message, next: 'openssl rand -hex 32' };
  }
  if (kind === 'local')
    return { about, state: 'ok', text: 'in the bare repository, which the first comment makes' };
  const text = 'DTAAS_MARK_KEY is not set, so the platform writes no comments from here';
  return { about, state: 'absent', text, next: 'openssl rand -hex 32' };
}
