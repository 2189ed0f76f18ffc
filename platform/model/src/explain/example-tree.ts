import type { Tree } from '../tree/tree.ts';
import { type TreeFile, treeOf } from '../tree/tree-of.ts';

/** The least that `platform.yaml` has. */
export const plainPlatform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: example}
spec:
  organisation: example
  places: {here: {kind: process}}
  defaultPlace: here
`;

/** An example's files, on top of a plain `platform.yaml`. */
export function exampleTree(files: Readonly<Record<string, TreeFile>>): Tree {
  return treeOf({ 'platform.yaml': plainPlatform, ...files });
}
