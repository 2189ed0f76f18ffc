// Whole processes, timed from outside, in turn with what they are compared with, so that a machine whose speed drifts
// drifts for both.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/**
 * Runs each candidate `runs` times in turn (A B A B …) after one warm-up each, and returns a figure for each.
 * A candidate is `{name, command: [program, ...arguments], cwd, env?, before?()}`; `before` isn't timed.
 */
export async function compare(candidates, { runs = 5, warmUp = 1 } = {}) {
  const samples = candidates.map(() => []);
  for (let run = -warmUp; run < runs; run += 1) {
    for (const [index, candidate] of candidates.entries()) {
      await candidate.before?.();
      const sample = await once(candidate);
      if (run >= 0) samples[index].push(sample);
    }
  }
  return candidates.map(({ name }, index) => figure(name, samples[index]));
}

/** One figure from samples `{seconds, peakMiB}`. */
export function figure(name, samples) {
  const seconds = samples.map((sample) => sample.seconds).sort((a, b) => a - b);
  return {
    name,
    runs: seconds.length,
    median: seconds[Math.floor(seconds.length / 2)],
    minimum: seconds[0],
    maximum: seconds.at(-1),
    peakMiB: Math.max(...samples.map((sample) => sample.peakMiB ?? 0)),
  };
}

/** Runs one command and waits for it; throws with its output when it fails. */
export function once({ name, command: [program, ...arguments_], cwd, env }) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, arguments_, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    let peakKiB = 0;
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const timer = setInterval(() => {
      peakKiB = Math.max(peakKiB, residentKiB(child.pid));
    }, 20);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, peakMiB: Math.round(peakKiB / 1024) });
      else reject(new Error(`${name} ended with ${code}:\n${Buffer.concat(output).toString().slice(-2000)}`));
    });
  });
}

/** Resident memory of a process and what it started, in KiB: the sum of each one's own high-water mark. */
function residentKiB(pid) {
  try {
    const own = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + residentKiB(child), own);
  } catch {
    return 0;
  }
}

/** The machine that the figures are of. */
export function machine() {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
}
