import { createHash } from 'node:crypto';
import { ensured } from '../ensured.ts';
import { forgeRefused } from '../failures.ts';
import type { FileChange } from '../forge.ts';
import { path } from './client/path.ts';
import type { Session } from './session.ts';

/** What happens to one file, in the words of Gitea's API. */
interface Operation {
  readonly operation: 'create' | 'update' | 'delete';
  readonly path: string;
  /** Base 64. */
  readonly content?: string;
  /** The blob that is replaced: Gitea refuses if somebody else changed it meanwhile. */
  readonly sha?: string;
}

/** A branch as it was seen, and what is left to do there. */
interface Seen {
  readonly tip: string;
  readonly operations: readonly Operation[];
}

/** Gitea changes files on branches only, so a new branch is made first. */
export async function ensureFiles(session: Session, change: FileChange): Promise<string> {
  const { client, in: at } = session;
  for (const file of Object.keys(change.files)) checkPath(file, client.forge);
  await ensureBranch(session, change);
  const { tip } = await ensured<Seen>({
    look: () => look(session, change),
    isRight: ({ operations }) => operations.length === 0,
    async make(seen) {
      const { answer } = await client.change(at('/contents'), {
        to: `change files on ${change.branch}`,
        subject: `branch ${change.branch}`,
        method: 'POST',
        body: { branch: change.branch, message: change.message, files: seen?.operations },
      });
      return { tip: answer.at('commit').at('sha').objectId, operations: [] };
    },
  });
  return tip;
}

/** Gitea cleans a path instead of refusing it, and so would write to another file. */
function checkPath(file: string, forge: string): void {
  const isPlain = file.split('/').every((part) => !['', '.', '..', '.git'].includes(part.toLowerCase()));
  if (isPlain && !file.includes('\0')) return;
  throw forgeRefused({
    forge,
    request: `write ${JSON.stringify(file)}`,
    said: 'it is not a path in a repository.',
  });
}

async function ensureBranch(session: Session, { branch, from }: FileChange): Promise<void> {
  await ensured<string>({
    look: () => tipOf(session, branch),
    isRight: () => true,
    async make() {
      const { answer } = await session.client.change(session.in('/branches'), {
        to: `make the branch ${branch}`,
        subject: `commit ${from}`,
        method: 'POST',
        body: { new_branch_name: branch, old_ref_name: from },
      });
      return answer.at('commit').at('id').objectId;
    },
  });
}

async function tipOf({ client, in: at }: Session, branch: string): Promise<string | undefined> {
  const subject = `branch ${branch}`;
  const found = await client.find(at(path`/branches/${branch}`), { to: `show ${subject}`, subject });
  return found?.at('commit').at('id').objectId;
}

async function look(session: Session, { branch, files }: FileChange): Promise<Seen | undefined> {
  const tip = await tipOf(session, branch);
  if (tip === undefined) return undefined;
  const operations: Operation[] = [];
  for (const [file, content] of Object.entries(files)) {
    const operation = operationFor(file, content, await blobAt(session, tip, file));
    if (operation) operations.push(operation);
  }
  return { tip, operations };
}

async function blobAt(
  { client, in: at }: Session,
  commit: string,
  file: string,
): Promise<string | undefined> {
  const request = { to: `show ${file}`, subject: `file ${file}`, query: { ref: commit } };
  return (await client.find(at(path`/contents/${file}`), request))?.at('sha').objectId;
}

/** Undefined if the file is as it should be. */
export function operationFor(
  file: string,
  content: string | null,
  sha: string | undefined,
): Operation | undefined {
  if (content === null) return sha === undefined ? undefined : { operation: 'delete', path: file, sha };
  const bytes = Buffer.from(content);
  if (sha === blobId(bytes, sha)) return undefined;
  const text = bytes.toString('base64');
  return sha === undefined
    ? { operation: 'create', path: file, content: text }
    : { operation: 'update', path: file, content: text, sha };
}

/** The id of a file's content, by the hash that another id of the repository has. */
function blobId(bytes: Buffer, like: string | undefined): string {
  return createHash(like?.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
