import { type Engine, type EngineStatus, engineStatus, ensureEngine } from '@dtaas/engine';
import { answerText, type Context, type ExitCode } from '../context.ts';
import { engineActionUnknown } from '../failures.ts';

/** `dtaas engine [status|install]`: shows or installs Pulumi. */
export async function run(context: Context, [action = 'status']: readonly string[]): Promise<ExitCode> {
  const { note, signal } = context;
  if (action !== 'status' && action !== 'install') throw engineActionUnknown({ action });
  if (action === 'install') await ensureEngine({ onProgress: note, signal, thorough: true });
  const status = await engineStatus();
  answerText(context, 'EngineReport', status, describe(status).join('\n'));
  return status.engine ? 0 : 1;
}

const origins: { readonly [origin in Engine['origin']]: string } = {
  path: 'found on PATH',
  download: 'downloaded by dtaas',
  build: 'built by dtaas',
};

function describe({ engine, refused, wanted, folder }: EngineStatus): string[] {
  const used = engine
    ? `Pulumi ${engine.version}, ${origins[engine.origin]}: ${engine.path}`
    : `no Pulumi ${wanted} yet; dtaas engine install puts one into ${folder}`;
  return [used, ...refused.map(({ path, reason }) => `not used: ${path}, since ${reason}`)];
}
