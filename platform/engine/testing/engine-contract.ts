import { type DesiredResources, generationOf, printWorkspace, type WorkspaceSpec } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StackResult, StackRun } from '../src/stack/stack-run.ts';
import type { Checkpoint } from '../src/state/checkpoint.ts';
import { stackHolds } from '../src/state/checkpoint.ts';
import type { Made } from './fixture-kinds.ts';
import { namesIn, testOwner, things } from './temporary-stack.ts';

/** An engine under test with a stack of its own: the table has the fixture kinds. */
export interface EngineUnderTest {
  /** Gives the recorded checkpoint of the last run to the next, unless `more` has another. */
  run(
    operation: StackRun['operation'],
    resources: DesiredResources,
    more?: Partial<StackRun>,
  ): Promise<StackResult>;
  /** What exists. */
  made(): readonly Made[];
  remove(): Promise<void>;
}

const own = 'own:index:Thing';
const container = 'docker:index/container:Container';
const instance = 'openstack:compute/instance:Instance';
const workspace = { twin: 'test', components: {} } as unknown as WorkspaceSpec;

/** What every engine promises: the one with Pulumi, and the one in memory that tests of deployments use. */
export function describeEngine(name: string, open: () => EngineUnderTest): void {
  describe(`${name} as an engine`, () => {
    let engine: EngineUnderTest;
    beforeEach(() => {
      engine = open();
    });
    afterEach(() => engine.remove());

    const changesOf = ({ changes }: StackResult): string[] =>
      changes.map((each) => `${each.op} ${each.name}`).sort();
    const refused = (resources: DesiredResources, more?: Partial<StackRun>): Promise<unknown> =>
      engine.run('up', resources, more).then(
        () => 'nothing',
        (error: unknown) => (error as { code?: unknown }).code,
      );

    it('makes resources, leaves them alone, changes and removes them', async () => {
      const created = await engine.run('up', things(2, { size: 1 }));
      expect(created.error).toBeUndefined();
      expect(changesOf(created)).toEqual(['create thing-0', 'create thing-1']);
      expect(namesIn(created.checkpoint)).toEqual(['thing-0', 'thing-1']);
      expect(engine.made().map((made) => made.name)).toEqual(['thing-0', 'thing-1']);

      const again = await engine.run('up', things(2, { size: 1 }));
      expect(again.changes).toEqual([]);
      expect(JSON.stringify(again.checkpoint)).toBe(JSON.stringify(created.checkpoint));

      const changed = await engine.run('up', things(1, { size: 2 }));
      expect(changesOf(changed)).toEqual(['delete thing-1', 'update thing-0']);
      expect(changed.changes.every(({ state }) => state === 'done')).toBe(true);
      expect(engine.made().map(({ inputs }) => inputs['size'])).toEqual([2]);

      const removed = await engine.run('up', {});
      expect(changesOf(removed)).toEqual(['delete thing-0']);
      expect(stackHolds(removed.checkpoint)).toBe(false);
      expect(engine.made()).toEqual([]);
    });

    it('previews without changing anything', async () => {
      const { checkpoint } = await engine.run('up', things(2));
      const before = engine.made();
      const planned = await engine.run('preview', things(1, { size: 2 }));
      expect(changesOf(planned)).toEqual(['delete thing-1', 'update thing-0']);
      expect(planned.changes.every(({ state }) => state === 'planned')).toBe(true);
      expect(planned.checkpoint).toEqual(checkpoint);
      expect(engine.made()).toEqual(before);
    });

    it('marks each resource with the home, the instance, the name and the generation', async () => {
      await engine.run('up', things(1, { spec: { $ref: 'workspace' } }), { workspace });
      expect(engine.made().map(({ inputs }) => inputs)).toEqual([
        {
          mark: { ...testOwner, name: 'thing-0', generation: generationOf(workspace) },
          spec: printWorkspace(workspace),
        },
      ]);
    });

    it('gives outputs of resources to the resources that refer to them', async () => {
      const { error } = await engine.run('up', {
        second: { type: own, inputs: { ports: [{ $ref: 'first.address' }, { $ref: 'first.id' }] } },
        first: { type: own, inputs: {} },
      });
      expect(error).toBeUndefined();
      const { id } = engine.made().find((made) => made.name === 'first')!;
      expect(engine.made().find((made) => made.name === 'second')?.inputs['ports']).toEqual([
        `address-of-${id}`,
        id,
      ]);
    });

    it('records what was made before something failed, and goes on from there', async () => {
      const resources = {
        first: { type: own, inputs: {} },
        second: { type: own, inputs: { fail: 'no space left in the rack' }, dependsOn: ['first'] },
        third: { type: own, inputs: {}, dependsOn: ['second'] },
      };
      const failed = await engine.run('up', resources);
      expect(failed.error).toMatchObject({ code: 'stack-failed', message: 'no space left in the rack' });
      expect(failed.changes.map((change) => [change.name, change.state])).toEqual([
        ['first', 'done'],
        ['second', 'failed'],
      ]);
      expect(namesIn(failed.checkpoint)).toEqual(['first']);
      const completed = await engine.run('up', { ...resources, second: { type: own, inputs: {} } });
      expect(completed.error).toBeUndefined();
      expect(changesOf(completed)).toEqual(['create second', 'create third']);
    });

    it('makes and removes resources of any kind in the table, and holds them in between', async () => {
      const foreign = {
        box: { type: container, inputs: { image: 'a' } },
        vm: { type: instance, inputs: { image: 'b', ports: [{ $ref: 'box.address' }] } },
      };
      const created = await engine.run('up', foreign);
      expect(created.error).toBeUndefined();
      expect(stackHolds(created.checkpoint)).toBe(true);
      expect(engine.made().map(({ type }) => type)).toEqual([container, instance]);
      const removed = await engine.run('up', {});
      expect(stackHolds(removed.checkpoint)).toBe(false);
      expect(engine.made()).toEqual([]);
    });

    it('says of a replacement and of a deletion whether it loses data', async () => {
      const desired = (image: string): DesiredResources => ({
        box: { type: container, inputs: { image } },
        vm: { type: instance, inputs: { image } },
      });
      await engine.run('up', desired('a'));
      const { changes } = await engine.run('preview', desired('b'));
      expect(changes.map((change) => [change.op, change.name, change.losesData]).sort()).toEqual([
        ['replace', 'box', undefined],
        ['replace', 'vm', true],
      ]);
      const { changes: deletions } = await engine.run('preview', {});
      expect(deletions.map((change) => [change.op, change.name, change.losesData]).sort()).toEqual([
        ['delete', 'box', undefined],
        ['delete', 'vm', true],
      ]);
    });

    it('never records a secret output that the table names', async () => {
      const { checkpoint, error } = await engine.run('up', {
        box: { type: container, inputs: { leak: 'logPassword' } },
        vm: { type: instance, inputs: { tell: 'adminPass' } },
      });
      expect(error).toBeUndefined();
      expect(JSON.stringify(checkpoint)).not.toMatch(/planted-secret|ciphertext|4dabf181/);
      expect((await engine.run('up', {})).error).toBeUndefined();
    });

    it('records everything but the secret if a provider returns a secret that no kind names', async () => {
      const { checkpoint, error } = await engine.run('up', {
        box: { type: container, inputs: { leak: 'token' } },
      });
      expect(error).toMatchObject({
        code: 'secret-in-stack',
        message: expect.stringContaining('box: outputs.token'),
      });
      expect(namesIn(checkpoint)).toEqual(['box']);
      expect(JSON.stringify(checkpoint)).not.toMatch(/planted-secret|ciphertext|4dabf181/);
      expect((await engine.run('up', {})).error).toBeUndefined();
      expect(engine.made()).toEqual([]);
    });

    it.each<[what: string, resources: DesiredResources, code: string]>([
      [
        'a type that no kind makes',
        { x: { type: 'pulumi-nodejs:dynamic:Resource', inputs: {} } },
        'resource-type-refused',
      ],
      [
        'an input that the kind does not allow',
        { x: { type: own, inputs: { privileged: true } } },
        'resources-refused',
      ],
      [
        'a provider input that the kind does not allow',
        { x: { type: container, provider: { pluginDownloadURL: 'https://plugins.example' }, inputs: {} } },
        'resources-refused',
      ],
      [
        'a reference to nothing',
        { x: { type: own, inputs: { ports: [{ $ref: 'y.id' }] } } },
        'resources-refused',
      ],
      [
        'a reference to a workspace that is not there',
        { x: { type: own, inputs: { spec: { $ref: 'workspace' } } } },
        'resources-refused',
      ],
      [
        'a cycle',
        {
          x: { type: own, inputs: {}, dependsOn: ['y'] },
          y: { type: own, inputs: { ports: [{ $ref: 'x.id' }] } },
        },
        'resources-refused',
      ],
      [
        'a value that Pulumi would take for a file',
        {
          x: {
            type: own,
            inputs: { note: { '4dabf18193072939515e22adb298388d': 'c44067f5952c0a294b673a41bacd8c17' } },
          },
        },
        'resources-refused',
      ],
      ['a name with the separator of URNs', { 'x::y': { type: own, inputs: {} } }, 'resources-refused'],
    ])('refuses %s before anything is made', async (_what, resources, code) => {
      expect(await refused({ ...things(1), ...resources })).toBe(code);
      expect(engine.made()).toEqual([]);
    });

    it('refuses the recorded state of another instance, and follows nothing of it', async () => {
      const { checkpoint } = await engine.run('up', things(1));
      const edited = (from: string, to: string): Checkpoint =>
        JSON.parse(JSON.stringify(checkpoint).replaceAll(from, () => to)) as Checkpoint;
      const bad: readonly (readonly [unknown, string])[] = [
        [edited(testOwner.home, 'fedcba9876543210'), 'state-refused'],
        [edited('"instance":"test"', '"instance":"other"'), 'state-refused'],
        [edited(own, 'pulumi-nodejs:dynamic:Resource'), 'resource-type-refused'],
        [{ version: 3 }, 'state-refused'],
        ['nothing', 'state-refused'],
      ];
      for (const [state, code] of bad) expect(await refused({}, { checkpoint: state })).toBe(code);
      expect(engine.made()).toHaveLength(1);
    });
  });
}
