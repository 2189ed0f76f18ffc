import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { BareRepository } from './bare-repository.ts';
import { level, levelOf, matches, mayPush, type Project, type User, type World } from './world.ts';

/**
 * Git over HTTP by git's own `git http-backend`, with GitLab's rights. What somebody may push is decided here, and carried out by the
 * repository's hook, so that git reports the refusal as it does for GitLab.
 */
export async function serveGit(
  world: World,
  request: { readonly message: IncomingMessage; readonly body: Buffer; readonly url: URL },
  target: { readonly project: Project; readonly path: string; readonly user: User | undefined },
  response: ServerResponse,
): Promise<void> {
  const { project, path, user } = target;
  const isPush =
    path === '/git-receive-pack' || request.url.searchParams.get('service') === 'git-receive-pack';
  if (isPush && user === undefined) return refuse(response, 401, 'HTTP Basic: Access denied');
  if (isPush && levelOf(world, project, user) < level.developer)
    return refuse(response, 403, 'You are not allowed to push code to this project.');
  const { headers } = request.message;
  const body = headers['content-encoding'] === 'gzip' ? gunzipSync(request.body) : request.body;
  const refs = path === '/git-receive-pack' ? pushedRefs(body) : [];
  const answer = await backend(project.repository, { ...request, body }, path, {
    DTAAS_NO_PUSH: refs.filter((ref) => !mayPushRef(world, project, user, ref)).join(' '),
    DTAAS_NO_FORCE: refs.filter((ref) => isProtected(project, ref)).join(' '),
  });
  if (refs.length > 0) project.repository.forgetRefs();
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

function refuse(response: ServerResponse, status: number, said: string): void {
  response
    .writeHead(status, { 'www-authenticate': 'Basic realm="GitLab"', 'content-type': 'text/plain' })
    .end(said);
}

/** The refs of a push: lines of `old new ref`, each behind its length, up to the flush. */
function pushedRefs(body: Buffer): readonly string[] {
  const refs: string[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const line = body.toString('utf8', at + 4, at + length).split('\0')[0] ?? '';
    refs.push(line.slice(82).trimEnd());
    at += length;
  }
  return refs;
}

const shortName = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, '');

function mayPushRef(world: World, project: Project, user: User | undefined, ref: string): boolean {
  if (ref.startsWith('refs/merge-requests/') || ref.startsWith('refs/keep-around/')) return false;
  if (ref.startsWith('refs/heads/')) return mayPush(world, project, user, shortName(ref));
  const rules = project.protectedTags.filter(
    ({ name }) => ref.startsWith('refs/tags/') && matches(name, shortName(ref)),
  );
  const mine = levelOf(world, project, user);
  const allows = ({ push }: (typeof rules)[number]) =>
    push.some((one) => one.level !== null && one.level > 0 && mine >= one.level);
  return rules.length === 0 || rules.some(allows);
}

function isProtected(project: Project, ref: string): boolean {
  const rules = ref.startsWith('refs/heads/') ? project.protectedBranches : project.protectedTags;
  return rules.some(({ name, forcePush }) => matches(name, shortName(ref)) && !forcePush);
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Runs the CGI program, whose answer begins with headers. */
async function backend(
  repository: BareRepository,
  request: { readonly message: IncomingMessage; readonly body: Buffer; readonly url: URL },
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<Answer> {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      LC_ALL: 'C',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: repository.folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.message.headers['git-protocol'] ?? ''),
      PATH_INFO: path,
      REQUEST_METHOD: request.message.method,
      QUERY_STRING: request.url.search.slice(1),
      CONTENT_TYPE: request.message.headers['content-type'],
      CONTENT_LENGTH: String(request.body.length),
      REMOTE_USER: 'test',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(request.body);
  const output = Buffer.concat(await child.stdout.toArray());
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, Math.max(0, end)).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2) as [string, string]));
  const { Status: status = end < 0 ? '500' : '200', ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) };
}

/** The hook of each repository: refuses as GitLab's does. */
export const preReceive = `#!/bin/sh
deny() { echo "GitLab: $1" >&2; exit 1; }
while read -r old new ref; do
  case " $DTAAS_NO_PUSH " in *" $ref "*) deny 'You are not allowed to push code to protected branches on this project.' ;; esac
  case " $DTAAS_NO_FORCE " in *" $ref "*)
    case "$new" in *[!0]*) ;; *) deny 'You can only delete protected branches using the web interface.' ;; esac
    case "$old" in *[!0]*) git merge-base --is-ancestor "$old" "$new" || deny 'You are not allowed to force push code to a protected branch on this project.' ;; esac ;;
  esac
done
`;
