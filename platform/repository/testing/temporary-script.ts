import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary-repository.ts';

/** A script that imports relative to the test at `from` (its `import.meta.url`), made runnable by plain Node; answers its path. */
export async function temporaryScript(from: string, source: string): Promise<string> {
  const script = join(temporaryFolder(), 'script.mjs');
  const js =
    "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";
  await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', from)), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js },
    outfile: script,
    logLevel: 'error',
  });
  return script;
}

export interface Running {
  readonly child: ChildProcess;
  /** Standard output when it has ended. */
  readonly output: Promise<string>;
  /** Ends it and all that it has started, at once. */
  kill(): Promise<void>;
}

export function start(script: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    // What a killed one leaves behind goes with the test's folder.
    env: { ...process.env, TMPDIR: dirname(script) },
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => parts.push(chunk));
  const closed = once(child, 'close');
  return {
    child,
    output: closed.then(() => Buffer.concat(parts).toString()),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
      await closed;
    },
  };
}
