import { DtaasError } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { deploy } from '../operate/deploy.ts';
import type { Engine, World } from '../world.ts';
import { type PlanOptions, plan } from './plan.ts';
import { status } from './status.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const options: PlanOptions = { twins: [], preview: true };
const twins = sourceOf({ d: {}, c: {}, b: {}, a: {} });

/** The world with an engine that bears two stacks at a time, and whose previews do something first. */
function previewing(before: (twin: string, signal?: AbortSignal) => Promise<void>): World {
  const preview: Engine['preview'] = async (stack) => {
    await before(stack.desired.twin, stack.signal);
    return world.engine.preview(stack);
  };
  return { ...world, engine: { ...world.engine, atOnce: () => 2, preview } };
}

describe('a plan of several twins', () => {
  test('previews as many at a time as the engine bears, and answers in the order of their names', async () => {
    const waiting: { readonly twin: string; readonly goOn: () => void }[] = [];
    const together: string[] = [];
    const inPairs = previewing(
      (twin) =>
        new Promise((goOn) => {
          waiting.push({ twin, goOn });
          // Until there is a second one: one after the other, the first would wait for ever.
          if (waiting.length < 2) return;
          together.push(waiting.map((each) => each.twin).join());
          for (const each of waiting.splice(0).reverse()) each.goOn();
        }),
    );
    const { twins: plans } = await plan(inPairs, twins, options);
    expect(together).toEqual(['a,b', 'c,d']);
    const created = { op: 'create', type: 'dtaas:process:Workspace', name: 'workspace' };
    expect(plans.map(({ twin, verdict, engine }) => [twin, verdict, engine])).toEqual(
      ['a', 'b', 'c', 'd'].map((twin) => [twin, 'act', [created]]),
    );
  });

  test('does without the engine where that has no room to answer', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const {
      twins: [first],
    } = await plan(
      previewing(() => Promise.reject(full)),
      twins,
      { ...options, twins: ['a'] },
    );
    expect(first).toMatchObject({ verdict: 'act', errors: [], steps: ['make its workspace', 'start it'] });
    expect(first?.engine).toBeUndefined();
    expect(first?.remarks).toEqual([expect.stringContaining("Pulumi wasn't asked")]);
  });

  test('tells of the others where one can’t be previewed', async () => {
    const failing = previewing(async (twin) => {
      if (twin === 'b')
        throw new DtaasError({ code: 'engine-failed', message: 'It fell over', hint: 'Again.' });
    });
    const { twins: plans } = await plan(failing, twins, options);
    expect(
      plans.map(({ twin, verdict, errors }) => [twin, verdict, ...errors.map(({ code }) => code)]),
    ).toEqual([
      ['a', 'act'],
      ['b', 'refused', 'engine-failed'],
      ['c', 'act'],
      ['d', 'act'],
    ]);
  });

  test('ends where it is stopped, once what it began has ended, and begins no more', async () => {
    const stop = new AbortController();
    const told: string[] = [];
    let end = () => {};
    const stopping = previewing(async (twin, signal) => {
      told.push(`${twin} begins`);
      if (twin === 'a') await new Promise((_, reject) => signal?.addEventListener('abort', reject));
      await new Promise<void>((resolve) => {
        end = resolve;
        stop.abort();
      });
      told.push(`${twin} ended`);
    });
    const planning = plan(stopping, twins, { ...options, signal: stop.signal }).catch(() =>
      told.push('stopped'),
    );
    // By now all that doesn't wait for `b` has happened.
    await new Promise(setImmediate);
    end();
    await planning;
    expect(told).toEqual(['a begins', 'b begins', 'b ended', 'stopped']);
  });
});

test('a plan names the assets that are not verified, with their versions', async () => {
  const unverified = async () => [{ asset: 'models/m', version: '1.2.0', weak: false }];
  const planned = await plan(world, sourceOf({ a: {} }, { unverified }), { twins: [], preview: false });
  expect(planned.twins).toMatchObject([
    {
      verdict: 'refused',
      errors: [{ code: 'asset-unverified' }],
      unverified: [{ asset: 'models/m', version: '1.2.0' }],
    },
  ]);
  const verified = await plan(world, sourceOf({ a: {} }), { twins: [], preview: false });
  expect(verified.twins[0]).not.toHaveProperty('unverified');
});

test('a plan, a status and a deployment name the home that a record belongs to', async () => {
  const one = sourceOf({ a: {} });
  const quiet = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  await deploy(world, one, quiet);
  const copy: World = Object.assign(Object.create(world), { home: 'f'.repeat(16) });
  const error = { code: 'state-of-another-home' };
  expect((await plan(copy, one, options)).twins).toMatchObject([{ verdict: 'refused', errors: [error] }]);
  expect(await status(copy, one, [])).toMatchObject([{ sync: 'Unknown', error }]);
  expect((await deploy(copy, one, quiet)).twins).toMatchObject([{ outcome: 'refused', error }]);
});
