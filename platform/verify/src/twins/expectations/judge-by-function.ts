import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson, type WorkspaceSpec } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { runBatch } from '@dtaas/runner';
import type { Isolation } from '@dtaas/sandbox';
import type { Judge } from '../../subject.ts';
import type { TestWorkspace } from '../test-runner.ts';
import type { Verdict } from './verdict.ts';

export interface JudgedRun extends Pick<TestWorkspace, 'spec' | 'store' | 'environments'> {
  /** Path of the run as a table. */
  readonly table: string;
  /** The time of the first step, in seconds since 1970. */
  readonly start: number;
  readonly untilSeconds: number;
}

/**
 * Lets a function judge a run. It finds the run in its input folder as `recording.csv`, and what the ports are in `test.json`. It
 * ends with exit code 0 if the expectation is met; it may say more in `verdict.json`.
 *
 * @param folder is made, for the files of the function
 * @returns the verdict, and the function's output
 */
export async function judgeByFunction(
  name: string,
  { component, command }: Judge,
  run: JudgedRun,
  folder: string,
  isolation: Isolation,
  timeoutMs: number,
): Promise<Verdict & { readonly output: string }> {
  const { spec, store, environments, table, start, untilSeconds } = run;
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  mkdirSync(input, { recursive: true });
  await copyFile(table, join(input, 'recording.csv'));
  writeFileSync(join(input, 'test.json'), JSON.stringify(describe(spec, start, untilSeconds), undefined, 2));
  // No component has a name with a dot.
  const id = `judge.${name}`;
  const workspace = {
    spec: { ...spec, components: { ...spec.components, [id]: component } },
    store,
    environments,
  };
  const ended = await runBatch({ workspace, component: id, command, input, output, isolation, timeoutMs });
  const told = readVerdict(join(output, 'verdict.json'));
  const asset = component.asset;
  if (ended.exceeded) {
    const how =
      ended.exceeded === 'time'
        ? "was still running when the test's timeout was over"
        : `exceeded its limit of ${ended.exceeded}`;
    return { output: ended.output, reason: `${asset} ${how}` };
  }
  if (ended.code !== 0) {
    const how = ended.code === null ? `was ended by ${ended.signal}` : `ended with exit code ${ended.code}`;
    return { output: ended.output, ...told, reason: told?.reason ?? `${asset} ${how}` };
  }
  if (told === undefined) return { output: ended.output };
  return { output: ended.output, ...told };
}

function describe({ twin, clock, components }: WorkspaceSpec, start: number, untilSeconds: number) {
  const outputs = Object.entries(components).map(([id, { outputs }]) => [id, outputs] as const);
  return {
    twin,
    stepSeconds: clock.stepSeconds,
    epoch: start,
    untilSeconds,
    outputs: Object.fromEntries(outputs),
  };
}

/** What a judge wrote: `{"passed": false, "reason": "the oven rang 3 times", "time": 640}`. `undefined` if it wrote nothing. */
function readVerdict(path: string): Verdict | undefined {
  const text = attempt(() => readFileSync(path, 'utf8'));
  if (text === undefined) return undefined;
  const value = attempt(() => Object(parseJson(text)) as { readonly [field: string]: unknown });
  if (typeof value?.['passed'] !== 'boolean')
    return { reason: 'verdict.json has no field "passed" with true or false' };
  if (value['passed']) return {};
  const { reason, time } = value;
  return {
    reason:
      typeof reason === 'string' && reason !== ''
        ? reason
        : 'verdict.json says that the expectation is not met',
    ...(typeof time === 'number' ? { time } : {}),
  };
}
