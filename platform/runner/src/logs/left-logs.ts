import { join } from 'node:path';
import type { LogLine } from '../protocol.ts';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';
import { readLogs } from './read-logs.ts';

/** What the runner of a workspace left when it went. */
export interface LeftLogs {
  /** Whose logs there can be: the components, and `runner`. */
  readonly components: readonly string[];
  /** As a living runner answers. */
  read(options: { readonly component?: string; readonly tail: number }): readonly LogLine[];
}

/**
 * The logs of a workspace by its files.
 *
 * @throws DtaasError `workspace-unreadable`
 */
export async function leftLogs(workspace: string): Promise<LeftLogs> {
  const { spec } = await readWorkspaceFile(workspace);
  const components = [...Object.keys(spec.components), 'runner'];
  return { components, read: (options) => readLogs(join(workspace, 'logs'), components, options) };
}
