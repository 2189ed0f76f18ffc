import { type Engine, type EngineStatus, engineStatus, ensureEngine } from '@dtaas/engine';
import { envelope } from '@dtaas/report';
import type { Context, ExitCode } from '../context.ts';
import { engineActionUnknown } from '../failures.ts';

/** `dtaas engine [status|install]`: shows or installs Pulumi. */
export async function run(context: Context, [action = 'status']: readonly string[]): Promise<ExitCode> {
  if (action !== 'status' && action !== 'install') {
    throw engineActionUnknown({ action });
  }
  if (action === 'install' && !(await install(context))) return 130;
  const status = await engineStatus();
  if (context.format === 'json') context.printJson(envelope('EngineReport', status));
  else for (const line of describe(status)) context.print(line);
  return status.engine ? 0 : 1;
}

/** Answers false if it was stopped. */
async function install({ note, signal }: Context): Promise<boolean> {
  try {
    await ensureEngine({ onProgress: note, signal, thorough: true });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

const origins: { readonly [origin in Engine['origin']]: string } = {
  path: 'found on PATH',
  download: 'downloaded by dtaas',
  build: 'built by dtaas',
};

function describe({ engine, refused, wanted, folder }: EngineStatus): string[] {
  const others = refused.map(({ path, reason }) => `not used: ${path}, since ${reason}`);
  if (engine) return [`Pulumi ${engine.version}, ${origins[engine.origin]}: ${engine.path}`, ...others];
  return [`no Pulumi ${wanted} yet; dtaas engine install puts one into ${folder}`, ...others];
}
