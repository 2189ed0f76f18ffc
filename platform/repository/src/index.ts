export { appendEvent, type LifeEvent, type LoggedEvent, log } from './biography.ts';
export { type CommitTree, type CommitTreeOptions, readCommitTree } from './commit-tree.ts';
export { changedPaths, dirtyPaths, isAncestor, isClean, mergeBase, resolveCommit } from './commits.ts';
export { openRepository, type Repository } from './open.ts';
export type { SourceTree } from './source-tree.ts';
export { readState, readStates, type StateFile, type States, type TwinState } from './state.ts';
export { readWorkTree } from './work-tree.ts';
