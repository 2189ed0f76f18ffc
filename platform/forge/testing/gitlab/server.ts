import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fields, wrongWith } from './answers.ts';
import { serveGit } from './git-http.ts';
import { type Call, forbidden, found, type Operation, Refusal } from './operation.ts';
import { operations } from './operations/index.ts';
import { visible } from './operations/people.ts';
import { importStatus } from './operations/projects.ts';
import { checkParameters, givenBy, isFields } from './parameters.ts';
import { levelOf, type User, type World } from './world.ts';

/** What happens to a request instead of, or after, its answer. */
export type Fault =
  | { readonly kind: 'lose-answer' }
  /** Nothing: the next fault is for a later request. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    };

export interface GitLabServer {
  readonly world: World;
  /** Each operation that was used, as `GET /projects/:id` → how often. Each request and answer of them was checked. */
  readonly used: ReadonlyMap<string, number>;
  /** The requests in their order, as `GET /projects/:id`, since the last call. */
  takeRequests(): readonly string[];
  /** Lets something happen to the next requests; `writes` counts only those that create or change something. */
  next(fault: Fault, on?: 'any' | 'writes'): void;
  stop(): Promise<void>;
}

interface Route {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

const routes: readonly Route[] = operations.map((operation) => ({
  operation,
  segments: operation.path.split('/').slice(1),
}));

interface Request {
  readonly message: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
}

/**
 * GitLab as this project uses it. Stricter than the original: an address or a parameter that it doesn't know is an error, and an answer of its own
 * that doesn't have the client's type is one, too.
 */
export async function startGitLab(root: string, newWorld: (url: string) => World): Promise<GitLabServer> {
  const used = new Map<string, number>();
  const faults: { readonly fault: Fault; readonly on: 'any' | 'writes' }[] = [];
  let requests: string[] = [];
  const server = createServer((message, response) => {
    answer(message, response).catch((error: unknown) => {
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: String(error) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const world = newWorld(`http://127.0.0.1:${port}${root}`);

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = {
      message,
      url: new URL(message.url ?? '/', world.url),
      body: Buffer.concat(await message.toArray()),
    };
    const path = request.url.pathname.slice(root.length);
    if (!path.startsWith('/api/v4/')) return git(world, request, path, response);
    const fault = takeFault(message.method ?? 'GET');
    if (fault?.kind === 'reset') return void message.socket.destroy();
    if (fault?.kind === 'answer')
      return void response.writeHead(fault.status, { ...fault.headers }).end(fault.body);
    const { status, headers, body } = await handled(request, path.slice('/api/v4'.length));
    if (fault?.kind === 'lose-answer') return void message.socket.destroy();
    response.writeHead(status, {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  function takeFault(method: string): Fault | undefined {
    const index = faults.findIndex(({ on }) => on === 'any' || method !== 'GET');
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  }

  async function handled(request: Request, path: string): Promise<Answered> {
    try {
      const { operation, values } = routed(request.message.method ?? 'GET', path);
      const name = `${operation.method} ${operation.path}`;
      used.set(name, (used.get(name) ?? 0) + 1);
      requests.push(name);
      return await performed(world, request, operation, values);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, headers: {}, body: error.body };
      throw error;
    }
  }

  return {
    world,
    used,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    next: (fault, on = 'any') => void faults.push({ fault, on }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function routed(method: string, path: string): { operation: Operation; values: Record<string, string> } {
  const given = path.split('/').slice(1);
  for (const { operation, segments } of routes) {
    if (operation.method !== method || segments.length !== given.length) continue;
    if (!segments.every((segment, index) => segment.startsWith(':') || segment === given[index])) continue;
    const named = segments.flatMap((segment, index) =>
      segment.startsWith(':') ? [[segment.slice(1), decodeURIComponent(given[index] ?? '')] as const] : [],
    );
    return { operation, values: Object.fromEntries(named) };
  }
  throw new Refusal(404, '404 Not Found', 'error');
}

async function performed(
  world: World,
  request: Request,
  operation: Operation,
  path: Readonly<Record<string, string>>,
): Promise<Answered> {
  const user = userOf(world, request.message);
  const given = givenBy(request.url.searchParams, bodyOf(request));
  checkParameters(operation.takes, given);
  const result = await operation.does(callOf(world, user, path, given));
  if (operation.answers === undefined) return { status: 204, headers: {}, body: undefined };
  const { body, headers } = Array.isArray(result)
    ? await page(world, request, result, given)
    : { body: result, headers: {} };
  const wrong = wrongWith(operation.answers, body);
  if (wrong !== undefined)
    throw new Error(`the server's answer to ${operation.method} ${operation.path} is wrong: ${wrong}`);
  return { status: operation.method === 'POST' ? 201 : 200, headers, body };
}

function bodyOf({ body, message }: Request): Fields {
  if (body.length === 0) return {};
  if (!String(message.headers['content-type']).startsWith('application/json'))
    throw new Refusal(415, 'The provided content-type is not supported.', 'error');
  const parsed: unknown = JSON.parse(body.toString());
  if (!isFields(parsed)) throw new Refusal(400, 'body is invalid', 'error');
  return parsed;
}

function userOf(world: World, { headers }: IncomingMessage): User | undefined {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const token = headers['private-token'] ?? bearer;
  if (token === undefined) return undefined;
  const user = world.users.find((one) => one.token === token);
  if (user === undefined) throw new Refusal(401, '401 Unauthorized');
  return user;
}

function callOf(
  world: World,
  user: User | undefined,
  path: Readonly<Record<string, string>>,
  given: Fields,
): Call {
  const account = () => {
    if (user === undefined) throw new Refusal(401, '401 Unauthorized');
    return user;
  };
  const text = (name: string) => (given[name] === undefined ? undefined : String(given[name]));
  return {
    world,
    user,
    path,
    given: new Set(Object.keys(given)),
    text,
    number: (name) => (given[name] === undefined ? undefined : Number(given[name])),
    flag: (name) => (given[name] === undefined ? undefined : text(name) === 'true'),
    list: (name) => (Array.isArray(given[name]) ? given[name].map(String) : undefined),
    object: (name) => {
      const value = given[name];
      return isFields(value) ? value : undefined;
    },
    objects: (name) => (Array.isArray(given[name]) ? given[name].filter(isFields) : undefined),
    account,
    project(level = 0) {
      const project = found(visible(world, user, path['id'] ?? ''), 'Project');
      if (level > 0 && levelOf(world, project, account()) < level) throw forbidden();
      return project;
    },
  };
}

/** One page of a list, with GitLab's headers. An entry may be made only when it is on the page. */
async function page(world: World, { url }: Request, all: readonly unknown[], given: Fields) {
  const size = Math.min(world.longestPage, Number(given['per_page'] ?? 20));
  const number = Number(given['page'] ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const entries = all.slice((number - 1) * size, number * size);
  const body = await Promise.all(entries.map((entry) => (typeof entry === 'function' ? entry() : entry)));
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  next.searchParams.set('per_page', String(size));
  const hasNext = number < last;
  const headers: Record<string, string> = {
    'x-page': String(number),
    'x-per-page': String(size),
    'x-total': String(all.length),
    'x-total-pages': String(last),
    'x-next-page': hasNext ? String(number + 1) : '',
    ...(hasNext ? { link: `<${new URL(next.pathname + next.search, world.url)}>; rel="next"` } : {}),
  };
  return { body, headers };
}

async function git(world: World, request: Request, path: string, response: ServerResponse): Promise<void> {
  const [, name = '', rest = ''] = /^\/(.+?)\.git(\/.*)$/.exec(path) ?? [];
  const basic = /^Basic (.+)$/.exec(request.message.headers.authorization ?? '')?.[1] ?? '';
  const token = Buffer.from(basic, 'base64').toString().split(':')[1];
  const user = world.users.find((one) => one.token === token);
  const project = visible(world, user, decodeURIComponent(name));
  if (project === undefined || importStatus(project) === 'started')
    return void response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('The project you were looking for could not be found.');
  await serveGit(world, request, { project, path: rest, user }, response);
}
