// Pulumi's own time: one stack of one resource that is nothing. Prints `{preview, up, unchanged}` in seconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEngine, runStack } from '../../../platform/engine/src/index.ts';
import { ensurePluginsDir, resourceKinds } from '../../../platform/places/src/index.ts';

const engine = await ensureEngine({ onProgress: () => {} });
const workDir = mkdtempSync(join(tmpdir(), 'dtaas-bench-stack-'));
let checkpoint: unknown;
async function timed(operation: 'preview' | 'up'): Promise<number> {
  const started = performance.now();
  const result = await runStack({
    operation,
    home: '0123456789abcdef',
    instance: 'bench',
    kinds: resourceKinds,
    resources: { nothing: { type: 'dtaas:nop:Resource', inputs: { like: 'a workspace' } } },
    engine: engine.path,
    pluginFolders: [ensurePluginsDir()],
    workDir,
    ...(checkpoint ? { checkpoint } : {}),
  });
  if (result.error) throw result.error;
  if (operation === 'up') checkpoint = result.checkpoint;
  return (performance.now() - started) / 1000;
}
try {
  const preview = await timed('preview');
  const up = await timed('up');
  const unchanged = await timed('up');
  console.log(JSON.stringify({ preview, up, unchanged }));
} finally {
  rmSync(workDir, { recursive: true, force: true });
}
