import { createHash } from 'node:crypto';
import type { Hub } from './api/hub.ts';

type FileMode = '100644' | '100755' | '120000';

export interface Blob {
  readonly sha: string;
  readonly mode: FileMode;
}

const modes: readonly FileMode[] = ['100644', '100755', '120000'];

/** The id that git gives a text. Undefined for a file that should not be there. */
export function blobOf(content: string | null): string | undefined {
  if (content === null) return undefined;
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** What a tree has at these paths: one request, or a request for each folder if the tree has more than GitHub shows at once (100,000 entries). */
export async function blobsAt(
  hub: Hub,
  tree: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Blob>> {
  const whole = await show(hub, tree, true);
  if (!whole.truncated) return pick(whole, paths, '');
  const found = await Promise.all(paths.map((path) => walk(hub, tree, path, '')));
  return new Map(found.flatMap((blobs) => [...blobs]));
}

async function walk(
  hub: Hub,
  tree: string,
  path: string,
  before: string,
): Promise<ReadonlyMap<string, Blob>> {
  const here = await show(hub, tree, false);
  const [folder = '', ...rest] = path.split('/');
  if (rest.length === 0) return pick(here, [`${before}${path}`], before);
  const next = here.tree.find((entry) => entry.path === folder && entry.type === 'tree');
  return next ? walk(hub, next.sha, rest.join('/'), `${before}${folder}/`) : new Map();
}

interface Tree {
  readonly truncated: boolean;
  readonly tree: readonly { path: string; mode: string; type: string; sha: string }[];
}

async function show({ ask, where }: Hub, tree: string, isWhole: boolean): Promise<Tree> {
  const { data } = await ask('show a tree', `tree ${tree}`, (api) =>
    api.git.getTree({ ...where, tree_sha: tree, ...(isWhole ? { recursive: 'true' } : {}) }),
  );
  return data;
}

function pick({ tree }: Tree, paths: readonly string[], before: string): ReadonlyMap<string, Blob> {
  const wanted = new Set(paths);
  return new Map(
    tree.flatMap(({ path, mode, sha }) => {
      const known = modes.find((one) => one === mode);
      const name = `${before}${path}`;
      return known && wanted.has(name) ? [[name, { sha, mode: known }] as const] : [];
    }),
  );
}
