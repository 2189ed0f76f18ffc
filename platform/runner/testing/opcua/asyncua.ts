import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Json } from '@dtaas/model';
import { keptComponent } from '@dtaas/processes/testing/kept-component';

const program = fileURLToPath(new URL('server.py', import.meta.url));

/** Whether tests against asyncua run. Without it they are skipped, with a line that says how to get it. */
export function hasAsyncua(): boolean {
  return keptComponent('asyncua') !== undefined;
}

export interface OpcuaOptions {
  readonly port?: number;
  readonly nodes: {
    readonly [name: string]: { readonly type: string; readonly value: Json; readonly writable?: boolean };
  };
  readonly users?: { readonly [name: string]: string };
  /** Names of asyncua's policies. Absent: no security. */
  readonly security?: readonly string[];
  /** Paths of a certificate and its key. */
  readonly certificate?: string;
  readonly key?: string;
  /** URIs of namespaces before the plant's own one, `http://plant.example`. */
  readonly before?: readonly string[];
}

/** A server in a process of its own. */
export interface OpcuaServer {
  readonly port: number;
  /** The index of the plant's namespace. */
  readonly index: number;
  /** What clients wrote, oldest first: `heater true`. */
  readonly seen: readonly string[];
  set(
    node: string,
    value: Json,
    more?: { readonly status?: string | number; readonly at?: number },
  ): Promise<void>;
  /** The process stands, and answers nothing. */
  pause(): void;
  resume(): void;
  /** Ends the process without a word to its clients. */
  kill(): Promise<void>;
}

type Line =
  | { readonly port: number; readonly index: number }
  | { readonly written: string; readonly value: Json }
  | { readonly done: true }
  | { readonly failed: string };

export async function startOpcua(options: OpcuaOptions): Promise<OpcuaServer> {
  const child = spawn(
    keptComponent('asyncua') ?? 'python3',
    [program, JSON.stringify({ port: 0, ...options })],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const seen: string[] = [];
  const waiting: ((line: Line) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: Line = JSON.parse(text);
    if ('written' in line) seen.push(`${line.written} ${JSON.stringify(line.value)}`);
    else waiting.shift()?.(line);
  });
  const answer = (): Promise<Line> =>
    new Promise((resolve, reject) => {
      waiting.push(resolve);
      void ended.then(() => reject(new Error(`the server ended: ${said}`)));
    });
  const ready = await answer();
  if (!('port' in ready)) throw new Error(`the server said ${JSON.stringify(ready)}`);
  return {
    ...ready,
    seen,
    set: async (node, value, more = {}) => {
      const answered = answer();
      child.stdin.write(`${JSON.stringify({ set: node, value, ...more })}\n`);
      const line = await answered;
      if (!('done' in line)) throw new Error(`the server refuses ${node}: ${JSON.stringify(line)}`);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
