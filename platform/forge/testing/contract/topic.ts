import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Forge, PullRequest } from '../../src/forge.ts';
import type { ForgeUnderTest, Person, TestRepository } from './forge-under-test.ts';
import { type TestClone, type TestFiles, testClone } from './test-clone.ts';

/** Where the cases of one topic happen: a repository of their own, and a clone of its owner. Each case uses branches of its own. */
export interface Scene extends Readonly<Record<Person, Forge>> {
  readonly forge: ForgeUnderTest;
  readonly repository: TestRepository;
  readonly clone: TestClone;
  /** Pushes a branch and opens a pull request of it. */
  propose(branch: string, files?: TestFiles, as?: Person): Promise<PullRequest>;
  /** Runs a case about a part of the interface. Where the forge lacks the part, the case has to fail by `forge-lacks`. */
  about(part: keyof Forge, body: () => Promise<void>): Promise<void>;
}

export type Topic = (started: () => ForgeUnderTest) => void;

/** A part of the suite with a repository of its own. */
export function topic(name: string, cases: (scene: () => Scene) => void): Topic {
  return (started) =>
    describe(name, () => {
      let scene: Scene | undefined;
      beforeAll(async () => {
        scene = await openScene(started());
      });
      afterAll(() => scene?.clone.remove());
      cases(() => {
        if (scene === undefined) throw new Error('the topic has not begun');
        return scene;
      });
    });
}

async function openScene(forge: ForgeUnderTest): Promise<Scene> {
  const repository = await forge.repository();
  const people = {
    owner: await repository.open('owner'),
    developer: await repository.open('developer'),
    stranger: await repository.open('stranger'),
  };
  const clone = await testClone(repository.gitUrl('owner'));
  return {
    ...people,
    forge,
    repository,
    clone,
    async propose(
      branch,
      files = { [`${branch.replaceAll(/[^a-z0-9]/g, '-')}.txt`]: branch },
      as = 'developer',
    ) {
      await clone.push(branch, files);
      return people[as].ensurePullRequest({
        head: branch,
        base: 'main',
        title: `Change ${branch}`,
        body: 'Why.',
      });
    },
    async about(part, body) {
      if (!forge.lacks.has(part)) await body();
      else await expect(body()).rejects.toMatchObject({ code: 'forge-lacks' });
    },
  };
}

/** For `rejects.toMatchObject`. */
export function code(...codes: readonly string[]) {
  return { code: expect.stringMatching(new RegExp(`^(${codes.join('|')})$`)) };
}

/** A forge that hides what somebody may not change says that it is not there. */
export const noRight = code('forge-refused', 'forge-not-found');
