import { spawnSync } from 'node:child_process';

/** pip 22.3 can install into another environment, which saves putting a pip into each. */
export function hasPip(python: string): boolean {
  const answer = spawnSync(python, ['-m', 'pip', '--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /^pip (\d+)\.(\d+)/.exec(answer.stdout ?? '') ?? [];
  return Number(major) * 100 + Number(minor) >= 2203;
}
