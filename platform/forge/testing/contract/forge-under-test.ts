import type { Conversation, Forge } from '../../src/forge.ts';

/** The people of the suite: an administrator of the repository, somebody who may push branches, and somebody without any right in it. */
export type Person = 'owner' | 'developer' | 'stranger';

/** What people do on the forge's pages, past the adapter. */
export interface ByHand {
  /** Answers the comment's id, as `Comment.id` has it. */
  comment(as: Person, on: Conversation, body: string): Promise<string>;
  /** Replaces a comment's text. An administrator may edit everybody's comments. */
  editComment(as: Person, on: Conversation, id: string, body: string): Promise<void>;
  deleteComment(as: Person, on: Conversation, id: string): Promise<void>;
  deployKeyTitles(as: Person): Promise<readonly string[]>;
  /** Answers the issue's number. */
  openIssue(as: Person, issue: { readonly title: string; readonly body: string }): Promise<number>;
}

/** A public repository for one topic, with a first commit on `main` that holds the file `README.md`. */
export interface TestRepository {
  /** The repository, or somebody's fork of it, with the token of a person. Signs with `markKey`, or with another key. */
  open(as: Person, repository?: string, markKey?: string): Promise<Forge>;
  /** The repository with a token that is nobody's. Undefined where there are no tokens. */
  openWithWrongToken?(): Promise<Forge>;
  readonly markKey: string;
  /** The name of a person's account. */
  accountOf(person: Person): string;
  /** A team with its members' accounts, sorted. Undefined where there are no teams. */
  readonly team?: { readonly name: string; readonly members: readonly string[] };
  /** A URL for plain git that needs nothing else to read and to write with the rights of a person. */
  gitUrl(as: Person, repository?: string): string;
  readonly byHand: ByHand;
  /** Lets the next request that creates or changes something take effect and loses its answer. Undefined where no connection can break. */
  readonly loseNextAnswer?: () => void;
}

/** A server of one kind, started by the suite. */
export interface ForgeUnderTest {
  readonly name: string;
  /** The parts of the interface that the forge lacks by design; the suite expects `forge-lacks` there. */
  readonly lacks: ReadonlySet<keyof Forge>;
  /** False where whoever can write the folder may do everything: `local`. */
  readonly hasPermissions: boolean;
  /** The most entries that the adapter gets in one page of a list. The suite makes a few more. */
  readonly pageSize: number;
  /** A repository with a name that no other topic has. */
  repository(): Promise<TestRepository>;
  stop(): Promise<void>;
}
