import { expect } from 'vitest';
import { checkRepository } from '../src/check.ts';
import { exampleTree, plainPlatform } from '../src/explain/parts.ts';
import type { Json } from '../src/values/json.ts';

const model = `apiVersion: dtaas/v1
kind: Model
metadata: {name: box, version: 1.0.0, title: "A box", license: MIT, owners: [team], tags: [heat]}
spec:
  parameters:
    heatCapacity: {type: number, unit: J/K, default: 616, minimum: 0}
  test: {command: [node, --test], timeout: 60s}
`;
const filter = `# yaml-language-server: $schema=../../../platform/model/schemas/asset.schema.json
apiVersion: dtaas/v1
kind: Function
metadata:
  name: filter
  version: 1.0.0
  license: Apache-2.0 OR MIT
  description: >-
    Estimates what
    can't be measured.
spec:
  inputs:
    measured: {type: number, unit: Cel}
    heaterOn: {type: boolean, required: false, delay: 1}
  outputs: {estimate: {type: number, unit: Cel, shape: [3, null]}}
  uses: {plant: {kind: Model, asset: models/box, version: ^1}}
  run: {command: [node, src/main.mjs], transport: stdio, control: [save, report]}
  requires: {cpu: 0.1, memory: 128Mi}
`;
const twin = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: oven, version: 1.0.0, license: MIT}
spec:
  assets:
    plant: {asset: models/box, version: ^1, with: {heatCapacity: {value: 700, unit: J/K}}}
    estimator: {asset: functions/filter, version: ^1, uses: {plant: plant}}
  connections:
    - physical.temperature -> estimator.measured
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    credentials: {secret: PLANT}
    telemetry: {temperature: {topic: oven/t, unit: Cel, payload: {json: /t}}}
  lifecycle:
    clock: {mode: lockstep, step: {value: 3, unit: s}, speed: 60}
    save: {every: 1h, keep: 24, onTerminate: true}
`;
const lock = `apiVersion: dtaas/v1
kind: Lock
references:
  - {reference: models/box, range: ^1, version: 1.0.0, source: tree, digest: ${'ab'.repeat(32)}}
`;
const files = {
  'platform.yaml': plainPlatform,
  'assets/models/box/asset.yaml': model,
  'assets/functions/filter/asset.yaml': filter,
  'twins/oven/twin.yaml': twin,
  'twins/oven/twin.lock': lock,
} as const;
const paths = Object.keys(files) as (keyof typeof files)[];

/** xorshift32: the same numbers in every run, so a failure can be reproduced. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pieces = [
  ...[
    '\t',
    '\0',
    '\ufeff',
    '\u2028',
    '\u001b',
    '\r',
    '\r\n',
    '\n',
    ' ',
    '  ',
    '"',
    "'",
    '`',
    '\\',
    '\\u0000',
    '\\ud800',
    'é',
    '𝒳',
  ],
  ...[
    ':',
    ': ',
    '- ',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '&a ',
    '*a',
    '!!str ',
    '!x ',
    '|',
    '>-\n',
    '#',
    ' #',
    ',',
    '<<: ',
    '@',
    '~',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '[[[[[[[[',
    '{a: {a: {a: ',
    '{}',
    '[]',
    'null',
    'true',
    '.inf',
    '.nan',
    '-0',
    '1e999',
    '0x1F',
    '0o7',
    '9'.repeat(400),
  ],
  ...[
    '__proto__: ',
    'constructor',
    'toString: 1',
    'hasOwnProperty',
    '../',
    '/etc/passwd',
    '^',
    '>=1 <0',
    '*',
    '$',
    'physical.',
    ' -> ',
    '->',
  ],
] as const;

/** Makes one to four small mistakes in a text. */
function mutate(text: string, next: (below: number) => number): string {
  let result = text;
  for (let count = 1 + next(4); count > 0; count--) result = mutateOnce(result, next);
  return result;
}

function mutateOnce(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const lines = text.split('\n');
  const line = next(lines.length);
  const piece = pieces[next(pieces.length)] ?? '';
  switch (next(9)) {
    case 0:
      return text.slice(0, at) + piece + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + next(12));
    case 2:
      return text.slice(0, at);
    case 3:
      return lines.toSpliced(line, 0, lines[next(lines.length)] ?? '').join('\n');
    case 4:
      return lines.toSpliced(line, 1).join('\n');
    case 5:
      return lines.with(line, `${' '.repeat(next(5))}${lines[line]?.trimStart()}`).join('\n');
    case 6:
      return lines.with(line, `${lines[line]?.split(':')[0]}: ${piece}`).join('\n');
    case 7:
      return text.slice(0, at) + text.slice(at).replace(/[A-Za-z0-9]+/, () => piece);
    default:
      return text.slice(0, at) + text.slice(next(text.length), next(text.length)) + text.slice(at);
  }
}

/** Checks a platform many times, each time with one mutated file, and expects problems with positions, in time. */
export async function checkMutations(count: number, seed: number): Promise<void> {
  const next = numbers(seed);
  const kept = new Map<string, Json>();
  // The files that aren't mutated are read once.
  const cache = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: Json) => void kept.set(key, value),
  };
  let clean = 0;
  let slowest = 0;
  for (let run = 0; run < count; run++) {
    const path = paths[next(paths.length)]!;
    const text = mutate(files[path], next);
    const before = process.cpuUsage();
    const problems = await checkRepository(exampleTree({ ...files, [path]: text }), { cache }).catch(
      (error: unknown) => {
        throw new Error(`no answer for ${path}:\n${JSON.stringify(text)}`, { cause: error });
      },
    );
    const { user, system } = process.cpuUsage(before);
    slowest = Math.max(slowest, (user + system) / 1000);
    if (!problems.some((problem) => problem.file === path)) clean++;
    for (const problem of problems) {
      const { line, column, message, hint, code } = problem;
      const good =
        line >= 1 && column >= 1 && message !== '' && hint !== '' && /^[a-z]+(-[a-z0-9]+)+$/.test(code);
      const inFile = line <= text.split('\n').length || problem.file !== path;
      const readable = !/undefined|\[object|NaN/.test(text) && /undefined|\[object|NaN/.test(message + hint);
      if (!good || !inFile || readable) expect.fail(`${JSON.stringify(problem)} in\n${JSON.stringify(text)}`);
    }
  }
  expect(slowest).toBeLessThan(1000);
  // Most mutations must matter, or they test nothing.
  expect(clean).toBeLessThan(0.4 * count);
}
