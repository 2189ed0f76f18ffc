import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds the bundles once, and keeps a test run's state apart from a person's. */
export default async function setup(): Promise<() => void> {
  const { ensureBuilt } = (await import(new URL('../scripts/build.mjs', import.meta.url).href)) as {
    ensureBuilt: () => Promise<void>;
  };
  await ensureBuilt();
  const state = mkdtempSync(join(tmpdir(), 'dtaas-test-'));
  process.env['DTAAS_STATE_HOME'] = state;
  return () => rmSync(state, { recursive: true, force: true });
}
