import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runMark } from '../src/children.ts';
import { bundleCaller } from './caller.ts';

/** Bundles a program that builds a plugin, the name of which is its argument. Returns its path, in the folder `root`. */
export function bundlePluginCaller(root: string): Promise<string> {
  return bundleCaller(
    root,
    `
    import { ensurePlugin } from './src/find/ensure-plugin.ts';
    import { build } from './src/find/plugins/plugin.ts';
    const [name] = process.argv.slice(2);
    const onProgress = (line) => console.log(line);
    console.log(JSON.stringify(await ensurePlugin(name, { installers: [build(name)], onProgress })));`,
  );
}

export interface PluginCaller {
  readonly process: ChildProcess;
  /** Resolves when it prints a line with this text. */
  said(text: string): Promise<void>;
  /** All lines, when it has ended. */
  readonly ended: Promise<readonly string[]>;
}

/** Another process that wants a plugin. It has the mark of the folder that holds the program. */
export function callForPlugin(program: string, name: string): PluginCaller {
  const child = spawn(process.execPath, [program, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...runMark(program) },
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => void lines.push(line));
  return {
    process: child,
    async said(text) {
      while (!lines.some((line) => line.includes(text))) await once(reader, 'line');
    },
    ended: once(child, 'close').then(() => lines),
  };
}
