import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explanations } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { allFailures } from './all-failures.ts';

const platform = fileURLToPath(new URL('../..', import.meta.url));

/** Where a code is written: in a definition, as a property, or as the first argument of a function that refuses. */
const written =
  /(?:\bcode(?::|\s=)\s*(?:[^'\n]{1,40}\?\s*)?|\brefuse\(\s*|\bdefine(?:Error|Said)(?:<[^()]*>)?\(\s*)'([a-z0-9]+(?:-[a-z0-9]+)*)'(?:\s*:\s*'([a-z0-9-]+)')?/g;

/** Each code and the first file that has it. */
function codesInSources(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const name of readdirSync(platform, { recursive: true, encoding: 'utf8' })) {
    const isSource =
      /^[a-z]+\/src\/.*\.ts$/.test(name) && !/\.test\.ts$|\/testing\/|\/temporary-|\.d\.ts$/.test(name);
    if (!isSource) continue;
    for (const [, ...found] of readFileSync(join(platform, name), 'utf8').matchAll(written))
      for (const code of found) if (code !== undefined && !codes.has(code)) codes.set(code, name);
  }
  return codes;
}

/** The names of definitions that no source file uses besides the one that defines them. */
function unusedDefinitions(): readonly string[] {
  const sources = readdirSync(platform, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[a-z]+\/src\/.*\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name))
    .map((name) => readFileSync(join(platform, name), 'utf8'));
  return sources.flatMap((text) =>
    [...text.matchAll(/^export const (\w+) = define(?:Error|Said)\b/gm)]
      .map(([, name]) => name!)
      .filter((name) => {
        const used = new RegExp(`\\b${name}\\b`);
        return !sources.some((other) => other !== text && used.test(other));
      }),
  );
}

describe('the codes of errors', () => {
  const failures = new Set(allFailures.map(({ code }) => code));
  const explained = new Set([...explanations.map(({ code }) => code), ...failures]);
  const codes = codesInSources();

  it('are all explained', () => {
    expect([...codes].filter(([code]) => !explained.has(code))).toEqual([]);
  });

  it('are explained once, and none that nobody throws', () => {
    const all = [...explanations, ...allFailures].map(({ code }) => code);
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
    expect([...failures].filter((code) => !codes.has(code))).toEqual([]);
    expect(unusedDefinitions()).toEqual([]);
  });

  it.each(allFailures.map((failure) => [failure.code, failure] as const))(
    '%s is told in sentences',
    (_, failure) => {
      for (const text of [failure.title, failure.why, failure.remedy]) expect(text).toMatch(/\.$/);
    },
  );
});
