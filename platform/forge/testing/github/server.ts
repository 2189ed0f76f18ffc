import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Answer, type Call, type Handler, notFound, Refusal } from './api/call.ts';
import { conversations } from './api/conversations.ts';
import { objects } from './api/objects.ts';
import { pulls } from './api/pulls.ts';
import { isVisible, repositories } from './api/repositories.ts';
import { settings } from './api/settings.ts';
import { statuses } from './api/statuses.ts';
import { filled } from './filled.ts';
import { serveGit } from './git-http.ts';
import { type KnownOperation, operationIds, operationOf } from './openapi.ts';
import { cut } from './pages.ts';
import { fullName, State } from './state.ts';

const handlers: Readonly<Record<string, Handler>> = {
  ...repositories,
  ...pulls,
  ...conversations,
  ...statuses,
  ...objects,
  ...settings,
};

/** The path of the API, as on GitHub Enterprise. */
const api = '/api/v3';

export interface Sent {
  readonly method: string;
  /** Without `/api/v3`. */
  readonly path: string;
  readonly authorization: string | undefined;
}

/** Something that goes wrong with one request. It says whether it took the request; `before` runs instead of the work, `after` when the work is done. */
export interface Fault {
  readonly before?: (request: Sent, response: ServerResponse) => boolean;
  readonly after?: (request: Sent, response: ServerResponse) => boolean;
}

/** A server that answers as GitHub's description of its API says, and keeps what it is told in memory and in bare repositories. */
export interface GithubServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly apiUrl: string;
  readonly state: State;
  /** Entries of a page. */
  readonly longestPage: number;
  /** All requests to the API, in order. */
  readonly requests: Sent[];
  /** The operations that were used, with how often; each request and each answer was held against GitHub's description. */
  readonly used: ReadonlyMap<string, number>;
  /** Operations of GitHub's description that the server knows. */
  readonly known: readonly string[];
  /** Faults to come; each takes one request. */
  readonly faults: Fault[];
  /** @throws if an answer of this server was not as GitHub describes it */
  stop(): Promise<void>;
}

/** @param options.longestPage GitHub's is 100; tests of lists need fewer entries where it is shorter */
export async function startGithub({ longestPage = 100 } = {}): Promise<GithubServer> {
  const root = mkdtempSync(join(tmpdir(), 'dtaas-github-'));
  const state = new State(root);
  const [requests, faults, wrong] = [[] as Sent[], [] as Fault[], [] as string[]];
  const used = new Map<string, number>();

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://server');
    if (!pathname.startsWith(api)) return serveGit(state, root, request, response);
    void serveApi(request, response).catch((error: unknown) => {
      wrong.push(String(error));
      send(response, 500, { message: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serveApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await text(request);
    const [path = '', search = ''] = (request.url ?? '').slice(api.length).split('?');
    const sent = { method: request.method ?? 'GET', path, authorization: request.headers.authorization };
    requests.push(sent);
    if (takes((fault) => fault.before?.(sent, response))) return;
    const operation = operationOf(sent.method, path);
    const query = new URLSearchParams(search);
    const answer = await work(operation, sent, query, content).catch(refused);
    if (takes((fault) => fault.after?.(sent, response))) return;
    if (answer.status === 301) response.setHeader('location', String(Object(answer.body)['url']));
    if (!operation) return send(response, answer.status, answer.body);
    const page =
      operation.isPaged && answer.status === 200
        ? cut(answer, query, `${origin}${api}${path}`, longestPage)
        : answer;
    if ('link' in page) response.setHeader('link', String(page.link));
    const body = filled(operation.schemaOfAnswer(answer.status), page.body);
    wrong.push(...operation.problemsOfAnswer(answer.status, body).map((said) => `${operation.id}: ${said}`));
    sendWithTag(request, response, answer.status, body);
  }

  function takes(fault: (fault: Fault) => boolean | undefined): boolean {
    const index = faults.findIndex((one) => fault(one));
    if (index >= 0) faults.splice(index, 1);
    return index >= 0;
  }

  async function work(
    operation: KnownOperation | undefined,
    sent: Sent,
    query: URLSearchParams,
    content: string,
  ): Promise<Answer> {
    const account = accountOf(sent.authorization);
    if (!operation) throw notFound();
    used.set(operation.id, (used.get(operation.id) ?? 0) + 1);
    const body: unknown = content === '' ? undefined : JSON.parse(content);
    const problems = operation.problemsOfRequest(query, body);
    if (problems.length > 0) throw new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`);
    const { owner, repo } = operation.parameters;
    const former = state.renamed.get(`${owner}/${repo}`);
    if (former) return moved(sent.path, `${owner}/${repo}`, fullName(former));
    const repository = owner === undefined ? undefined : state.find(owner, repo ?? '');
    if (owner !== undefined && !(repository && isVisible(repository, account))) throw notFound();
    const call = { state, account, origin, repository, path: operation.parameters, query, body };
    const handler = handlers[operation.id];
    if (!handler) throw new Error(`the server has no ${operation.id}`);
    return handler(call as Call);
  }

  /** GitHub answers so to reads; for the rest it documents 307, and both are seen. */
  function moved(path: string, from: string, to: string): Answer {
    const url = `${origin}${api}${path.replace(`/repos/${from}`, `/repos/${to}`)}`;
    return { status: 301, body: { message: 'Moved Permanently', url, documentation_url: '' } };
  }

  function accountOf(authorization: string | undefined): string | undefined {
    if (authorization === undefined) return undefined;
    const account = state.tokens.get(authorization.replace(/^(token|bearer) /i, ''));
    if (account === undefined) throw new Refusal(401, 'Bad credentials');
    return account;
  }

  return {
    origin,
    apiUrl: `${origin}${api}`,
    state,
    longestPage,
    requests,
    used,
    known: operationIds,
    faults,
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true, force: true });
      if (wrong.length > 0)
        throw new Error(`The server's answers are wrong:\n${[...new Set(wrong)].join('\n')}`);
    },
  };
}

function refused(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  const { status, message, errors } = error;
  const documentation_url = 'https://docs.github.com/rest';
  return {
    status,
    body: { message, documentation_url, status: String(status), ...(errors ? { errors } : {}) },
  };
}

function sendWithTag(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  const etag = `W/"${createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex')}"`;
  const isRead = request.method === 'GET' && status === 200;
  if (isRead) response.setHeader('etag', etag);
  if (isRead && request.headers['if-none-match'] === etag) response.writeHead(304).end();
  else send(response, status, body);
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const limits = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999' };
  response.writeHead(status, { ...limits, ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
