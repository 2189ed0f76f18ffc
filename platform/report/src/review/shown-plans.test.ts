import { fingerprintOf, type TwinPlan } from '@dtaas/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewedPlans } from '../reviewed-plans.ts';
import { shownPlans } from './shown-plans.ts';

const commit = 'c'.repeat(40);
const plan = (twin: string, more: Partial<TwinPlan> = {}): TwinPlan => ({
  ...{ twin, verdict: 'act', changes: [], steps: [], remarks: [], errors: [] },
  digest: `digest of ${twin}`,
  ...more,
});

describe('the line of the plans that a review shows', () => {
  it('can be read back', () => {
    const line = shownPlans(commit, [plan('oven'), plan('plant--a.r1', { verdict: 'confirm' })]);
    expect(reviewedPlans(line ?? '')).toEqual({
      commit,
      plans: new Map(['oven', 'plant--a.r1'].map((twin) => [twin, fingerprintOf(`digest of ${twin}`)])),
    });
  });

  it('leaves out twins that would not change, and those without a digest', () => {
    const { digest: _, ...without } = plan('without');
    const line = shownPlans(commit, [plan('quiet', { verdict: 'nothing' }), without]);
    expect(reviewedPlans(line ?? '')?.plans.size).toBe(0);
  });

  it.each([null, 'main', '-->'])('is not there for the commit %j', (of) => {
    expect(shownPlans(of, [plan('oven')])).toBeUndefined();
  });

  it('has no other text than names and ids, whatever the names are', () => {
    const odd = fc.constantFrom(
      '-->',
      '--',
      '<!--',
      '@everyone',
      '__proto__',
      '\n',
      'oven',
      '-',
      '.r1',
      '##[',
    );
    const text = fc.array(fc.oneof(odd, fc.string()), { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(text), (twins) => {
        const line = shownPlans(
          commit,
          twins.map((twin) => plan(twin)),
        );
        expect(line).toMatch(/^<!-- dtaas:plans \{"commit":"c{40}","plans":\{[a-z0-9.,:"-]*\}\} -->$/);
        expect(line?.slice(4, -3)).not.toContain('>');
      }),
    );
  });

  it('has as many plans as fit in a comment', () => {
    const twins = Array.from({ length: 5000 }, (_, at) => plan(`twin-with-a-long-name-${at}`));
    const line = shownPlans(commit, twins) ?? '';
    expect(line.length).toBeLessThan(46_000);
    expect(reviewedPlans(line)?.plans.size).toBeGreaterThan(700);
  });
});
