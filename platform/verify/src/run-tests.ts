import { bytesOf, secondsOf } from '@dtaas/model';
import { collect, ensureEnvironment, type Isolation, layOut, type Part, runIsolated } from '@dtaas/sandbox';
import type { Subject } from './subject.ts';

export interface TestRun {
  readonly passed: boolean;
  readonly durationMs: number;
  readonly output: string;
  /** Why it didn't pass. */
  readonly reason?: string;
}

export interface TestOptions {
  /** The folder of a subject's files. */
  readonly place: (subject: Subject) => Promise<string>;
  readonly isolation: Isolation;
  readonly signal: AbortSignal;
  readonly onBuild: () => void;
}

const leastMemoryBytes = 1024 ** 3;
const processes = 512;
const outputBytes = 1024 * 1024;

/** Builds the environments and runs the tests of one subject. @throws DtaasError if an environment can't be built */
export async function runTests(subject: Subject, options: TestOptions): Promise<TestRun> {
  const { isolation, signal } = options;
  const test = subject.test;
  if (!test) throw new Error(`${subject.reference} has no tests`);
  const asset = await part(subject, options);
  const uses: Record<string, Part> = {};
  for (const [name, used] of Object.entries(subject.uses)) uses[name] = await part(used, options);
  const layout = layOut(isolation, asset, uses);
  const timeoutMs = secondsOf(test.timeout) * 1000;
  const startedAt = performance.now();
  try {
    const started = runIsolated(
      {
        command: test.command,
        cwd: layout.asset,
        mounts: layout.mounts,
        env: { ...layout.env, DTAAS_USES: JSON.stringify(layout.uses) },
        path: layout.path,
        ...(layout.python ? { python: true } : {}),
        network: 'none',
        limits: { memoryBytes: memoryFor(subject), processes, timeoutMs },
      },
      isolation,
    );
    const stop = () => void started.end('SIGTERM', 1000);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const ended = await collect(started, outputBytes);
    signal.removeEventListener('abort', stop);
    const durationMs = performance.now() - startedAt;
    const { output } = ended;
    if (ended.code === 0) return { passed: true, durationMs, output };
    const limits = {
      memory: `${memoryFor(subject) >> 20} MiB`,
      processes: `${processes} processes`,
      time: test.timeout,
    };
    const reason = ended.exceeded
      ? `It exceeded its limit of ${limits[ended.exceeded]}.`
      : ended.code === null
        ? `It was ended by ${ended.signal}.`
        : `It ended with exit code ${ended.code}.`;
    return { passed: false, durationMs, output, reason };
  } finally {
    layout.remove();
  }
}

async function part(subject: Subject, { place, isolation, signal, onBuild }: TestOptions): Promise<Part> {
  const folder = await place(subject);
  const environment = await ensureEnvironment(subject.environment, { folder, isolation, signal, onBuild });
  return { folder, environment };
}

/** A test runner needs more memory than the asset itself: four times as much, and at least 1 GiB. */
function memoryFor(subject: Subject): number {
  const { memory } = subject.asset.value.spec.requires;
  return Math.max(leastMemoryBytes, 4 * (memory === undefined ? 0 : bytesOf(memory)));
}
