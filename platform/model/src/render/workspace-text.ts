import { canonicalJson, sha256 } from '../digest/index.ts';
import type { WorkspaceSpec } from '../workspace.ts';

/** The one text of a workspace's specification: a place makes this text, and its hash tells workspaces apart. */
export function printWorkspace(spec: WorkspaceSpec): string {
  return canonicalJson(spec);
}

/** Tells one workspace from another: the first 16 hex digits of the sha256 of its text. */
export function generationOf(workspace: WorkspaceSpec | string): string {
  const text = typeof workspace === 'string' ? workspace : printWorkspace(workspace);
  return sha256(text).slice(0, 16);
}
