import type { Forge } from '../../src/forge.ts';

/** The people of the suite: an administrator of the repository, somebody who may push branches, and somebody without any right in it. */
export type Person = 'owner' | 'developer' | 'stranger';

/** A public repository for one test, with a first commit on `main`. */
export interface TestRepository {
  /** The repository, or somebody's fork of it, with the token of a person. */
  open(as: Person, repository?: string): Promise<Forge>;
  /** The name of a person's account. */
  accountOf(person: Person): string;
  /** A URL for plain git that needs nothing else to read and to write with the rights of a person. */
  gitUrl(as: Person, repository?: string): string;
  /** Lets the next request that creates or changes something take effect and loses its answer. Undefined where no connection can break. */
  readonly loseNextAnswer?: () => void;
}

/** A server of one kind, started by the suite. */
export interface ForgeUnderTest {
  readonly name: string;
  /** The parts of the interface that the forge lacks by design; the suite expects `forge-lacks` there. */
  readonly lacks: ReadonlySet<keyof Forge>;
  /** A repository with a name that no other test has. */
  repository(): Promise<TestRepository>;
  stop(): Promise<void>;
}
