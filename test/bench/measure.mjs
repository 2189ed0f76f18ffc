// Whole processes, timed from outside, in turn with what they are compared with, so that a machine whose speed drifts
// drifts for both.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { atExit } from './clean-up.mjs';

/**
 * Runs each candidate `runs` times in turn (A B A B …) after `warmUp` times each, and returns a figure for each.
 * A candidate is `{name, command: [program, ...arguments], cwd, env?, before?(), limitMs?, accepts?}`; `before` isn't timed,
 * `accepts` are the exit codes that are right.
 * In place of a command it may have `sample()`, which answers `{seconds, peakMiB?}`, or `missing`: why it can't be run.
 */
export async function compare(candidates, { runs = 5, warmUp = 1 } = {}) {
  const samples = candidates.map(() => []);
  for (let run = -warmUp; run < runs; run += 1) {
    for (const [index, candidate] of candidates.entries()) {
      if (candidate.missing) continue;
      await candidate.before?.();
      const sample = await (candidate.sample?.() ?? once(candidate));
      if (run >= 0) samples[index].push(sample);
    }
  }
  return candidates.map((candidate, index) =>
    candidate.missing
      ? { name: `${candidate.name}: ${candidate.missing}` }
      : figure(candidate.name, samples[index], candidate.unit),
  );
}

/** One figure from samples `{seconds, peakMiB}`; with another unit, `seconds` are of that. */
export function figure(name, samples, unit = 's') {
  const values = samples.map((sample) => sample.seconds).sort((a, b) => a - b);
  return {
    name,
    unit,
    runs: values.length,
    median: values[Math.floor(values.length / 2)],
    minimum: values[0],
    maximum: values.at(-1),
    processor: samples.map((sample) => sample.processor ?? 0).sort((a, b) => a - b)[
      Math.floor(samples.length / 2)
    ],
    peakMiB: Math.max(...samples.map((sample) => sample.peakMiB ?? 0)),
  };
}

/** Something to compare with that may not be there: `prepare()` answers a candidate, or it is said why there is none. */
export async function ifPossible(name, prepare) {
  try {
    return await prepare();
  } catch (error) {
    const [why] = String(error.message ?? error).split('\n');
    return { name, missing: `not run (${why.replaceAll('|', '/').slice(0, 120)})` };
  }
}

const groups = new Set();
atExit(() => {
  for (const group of groups) killGroup(group);
});

/** Processor time of all children that have ended, with what those had waited for, in seconds. */
function processorSeconds() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ');
  // cutime and cstime of proc(5), fields 16 and 17, in ticks of 10 ms.
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Runs one command and waits for it; throws with its output when it fails or takes longer than `limitMs`. */
export function once({
  name,
  command: [program, ...arguments_],
  cwd,
  env,
  limitMs = 300_000,
  accepts = [0],
}) {
  return new Promise((resolve, reject) => {
    const [started, spent] = [performance.now(), processorSeconds()];
    const child = spawn(program, arguments_, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    groups.add(child.pid);
    const [stdout, stderr] = [[], []];
    let peakKiB = 0;
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    // Looking at many processes takes time of its own: at most a twentieth of the machine's.
    let sampling;
    const look = () => {
      const before = performance.now();
      peakKiB = Math.max(peakKiB, residentKiB(child.pid, 'VmHWM'));
      sampling = setTimeout(look, 20 + 20 * (performance.now() - before));
    };
    look();
    const limit = setTimeout(() => killGroup(child.pid), limitMs);
    const over = (settle) => {
      clearTimeout(sampling);
      clearTimeout(limit);
      groups.delete(child.pid);
      settle();
    };
    child.on('error', (error) => over(() => reject(error)));
    child.on('close', (code, signal) =>
      over(() => {
        const seconds = (performance.now() - started) / 1000;
        const printed = Buffer.concat(stdout).toString();
        const processor = processorSeconds() - spent;
        if (accepts.includes(code))
          return resolve({ seconds, processor, peakMiB: Math.round(peakKiB / 1024), printed });
        const why = signal ? `was ended after ${Math.round(seconds)} s` : `ended with ${code}`;
        reject(new Error(`${name} ${why}:\n${(printed + Buffer.concat(stderr)).slice(-2000)}`));
      }),
    );
  });
}

function killGroup(group) {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Memory of a process and what it started, in KiB: `VmRSS` now, or `VmHWM`, the sum of each one's own high-water mark. */
export function residentKiB(pid, which = 'VmRSS', { alone = false } = {}) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    if (alone) return own;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + residentKiB(child, which), own);
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
