export { type CommitTree, type CommitTreeOptions, readCommitTree } from './commit-tree.ts';
export { changedPaths, dirtyPaths, isAncestor, isClean, mergeBase, resolveCommit } from './commits.ts';
export { openRepository, type Repository } from './open.ts';
export type { SourceTree } from './source-tree.ts';
export { readWorkTree } from './work-tree.ts';
