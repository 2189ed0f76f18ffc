import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from './bare.ts';
import { forbiddenMoves, type Pusher } from './rules.ts';
import { mayAs, type Repository, roleOf, type State } from './state.ts';

/**
 * Plain git over HTTP by git's own server. Who pushes is said by HTTP's basic authentication with an account's token. Deploy keys work over SSH on
 * GitHub; here the name `deploy-key` with the key's id as its password stands in for one.
 */
export function serveGit(
  state: State,
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '', 'http://server');
  const [, owner = '', name = ''] = /^\/([^/]+)\/([^/]+)\.git\//.exec(url.pathname) ?? [];
  const repository = state.find(owner, name);
  const pusher = repository && pusherOf(state, repository, request.headers.authorization);
  const isPush =
    url.pathname.endsWith('/git-receive-pack') || url.searchParams.get('service') === 'git-receive-pack';
  if (!repository) return void response.writeHead(404).end('Repository not found.');
  if (isPush && pusher === undefined)
    return void response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
  if (isPush && pusher === 'nobody') return void response.writeHead(403).end('Permission denied.');
  const rules = pusher === 'account' || pusher === 'deploy key' ? forbiddenMoves(repository, pusher) : [];
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
      ...(isPush ? { REMOTE_USER: 'pusher' } : {}),
      FORGE_RULES: rules.map(([move, pattern]) => `${move} ${pattern}`).join('\n'),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => {});
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.on('close', () => answer(Buffer.concat(output), response));
}

/** From what a CGI program prints. */
function answer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output.subarray(0, Math.max(0, end)).toString().split('\r\n');
  let status = end < 0 ? 500 : 200;
  for (const header of headers) {
    const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(header) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status).end(output.subarray(end + 4));
}

function pusherOf(state: State, repository: Repository, authorization = ''): Pusher | 'nobody' | undefined {
  const [user = '', password = ''] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  if (password === '') return undefined;
  if (user === 'deploy-key') {
    const key = repository.keys.find(({ id }) => String(id) === password);
    return key && !key.read_only ? 'deploy key' : 'nobody';
  }
  const account = state.tokens.get(password);
  return account === user && mayAs(roleOf(repository, account), 'write') ? 'account' : 'nobody';
}
