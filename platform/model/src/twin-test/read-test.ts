import type { KeyPath } from '../document/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { Expectation } from '../generated/types.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import { at, atKey, type Finding } from '../rules/rule.ts';
import { readPortExpectation } from './read-port-expectation.ts';
import { readTrajectory } from './read-trajectory.ts';
import { type Reading, timeIn } from './reading.ts';
import type { PlannedExpectation, TestPlan, Wanted } from './test-plan.ts';

/**
 * Reads the test of a twin, with everything that `check` has to report about it.
 *
 * @returns `plan`: without expectations that have a problem; `undefined` without a test, or if its end is wrong
 */
export function readTest(
  resolved: ResolvedTwin,
  resolution: Resolution,
): { readonly plan?: TestPlan; readonly problems: readonly Problem[] } {
  const { twin } = resolved;
  const { test, physicalTwin, assets, children } = twin.value.spec;
  if (!test) return { problems: [] };
  const problems: Problem[] = [];
  const wrong = (path: KeyPath, finding: Finding) => void problems.push(at(twin, path, finding));
  const wrongKey = (path: KeyPath, finding: Finding) => void problems.push(atKey(twin, path, finding));
  if (physicalTwin && !physicalTwin.emulator) {
    wrongKey(['spec', 'test'], {
      code: 'test-emulator',
      message: "A test can't reach the physical twin, and the twin has no emulator to take its place",
      hint: 'Name an emulator under physicalTwin, or remove the test.',
    });
  }
  if (Object.keys(assets).length === 0 && Object.keys(children).length > 0) {
    wrongKey(['spec', 'test'], {
      code: 'children-not-run',
      message:
        "The test would run nothing: the twin has only children, and the platform doesn't run children yet",
      hint: 'Write a test for each child, or give this twin a function or a tool.',
    });
  }
  const reading = { resolved, resolution, test, problems, wrong, wrongKey };
  const untilPath = ['spec', 'test', 'until'];
  const until = timeIn({ ...reading, untilSeconds: Number.POSITIVE_INFINITY }, untilPath, test.until);
  // After a wrong end, expectations are read as if the test had none.
  const untilSeconds = until || Number.POSITIVE_INFINITY;
  if (until === 0) {
    wrong([...untilPath, 'value'], {
      code: 'test-time',
      message: 'The test ends at its start, so it runs no step',
      hint: 'Write a time above zero.',
    });
  }
  const expectations = Object.entries(test.expect).flatMap(([name, expectation]): PlannedExpectation[] => {
    const path = ['spec', 'test', 'expect', name];
    const wanted = readExpectation({ ...reading, untilSeconds }, path, name, expectation);
    return wanted ? [{ name, path, wanted }] : [];
  });
  return { ...(until ? { plan: { untilSeconds, expectations } } : {}), problems };
}

const kinds = {
  bounds: ['port', 'minimum', 'maximum', 'settle', 'after', 'before'],
  seen: ['port', 'seen', 'equals', 'after', 'before'],
  judge: ['judge'],
  trajectory: ['trajectory', 'tolerance'],
} as const satisfies { readonly [kind in Wanted['kind']]: readonly (keyof Expectation)[] };

function kindsOf(expectation: Expectation): readonly Wanted['kind'][] {
  const { minimum, maximum, seen, judge, trajectory } = expectation;
  return [
    ...(minimum === undefined && maximum === undefined ? [] : (['bounds'] as const)),
    ...(seen === undefined ? [] : (['seen'] as const)),
    ...(judge === undefined ? [] : (['judge'] as const)),
    ...(trajectory === undefined ? [] : (['trajectory'] as const)),
  ];
}

function readExpectation(
  reading: Reading,
  path: KeyPath,
  name: string,
  expectation: Expectation,
): Wanted | undefined {
  const [kind, another] = kindsOf(expectation);
  if (kind === undefined || another !== undefined) {
    return reading.wrongKey(path, {
      code: 'expectation-kind',
      message:
        kind === undefined
          ? `The expectation ${name} expects nothing`
          : `The expectation ${name} is of two kinds: ${kind} and ${another}`,
      hint:
        kind === undefined
          ? 'Write one of: minimum or maximum of a port, seen, judge, trajectory.'
          : 'Keep one of them, and write another expectation for the other one.',
    });
  }
  const strange = Object.keys(expectation).find((key) => !(kinds[kind] as readonly string[]).includes(key));
  if (strange !== undefined) {
    return reading.wrongKey([...path, strange], {
      code: 'expectation-kind',
      message: `${strange} has no meaning in the expectation ${name}, which is of the kind ${kind}`,
      hint: `Remove ${strange}. The fields of this kind are: ${kinds[kind].join(', ')}.`,
    });
  }
  if (kind === 'judge') return readJudge(reading, path, name);
  if (kind === 'trajectory') return readTrajectory(reading, path, expectation);
  return readPortExpectation(reading, path, kind, expectation);
}

function readJudge({ resolved, wrong }: Reading, path: KeyPath, name: string): Wanted | undefined {
  const judge = resolved.judges.get(name);
  // Another rule reports a reference that leads nowhere.
  if (!judge?.asset) return undefined;
  const { kind, spec } = judge.asset.value;
  if (kind === 'Function' && spec.batch) return { kind: 'judge', judge };
  return wrong([...path, 'judge', 'asset'], {
    code: 'judge-misfit',
    message: `${judge.component.asset} can't judge a test: it ${kind === 'Function' ? 'has no batch.command' : 'is not a function'}`,
    hint: 'Name a function whose asset.yaml has a batch.',
  });
}
