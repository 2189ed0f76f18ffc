import { join } from 'node:path';
import type { Forge } from '../../../platform/forge/src/forge.ts';
import type {
  ForgeUnderTest,
  TestRepository,
} from '../../../platform/forge/testing/contract/forge-under-test.ts';
import { giteaApi } from '../../../platform/forge/testing/gitea/api.ts';
import { giteaUnderTest } from '../../../platform/forge/testing/gitea/gitea-under-test.ts';
import { githubUnderTest } from '../../../platform/forge/testing/github/github-under-test.ts';
import { startGithub } from '../../../platform/forge/testing/github/server.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';

/** A repository on a server, as a command meets it behind the proxy, and as the test sees it past the proxy. */
export interface Hosted {
  readonly kind: 'github' | 'gitea';
  /** Past the proxy, as its owner. */
  readonly forge: Forge;
  /** For git, with the rights of its owner: through the proxy, and past it. */
  readonly remote: string;
  readonly direct: string;
  /** The folder of the bare repository. */
  readonly bare: string;
  /** What a command finds its forge and its token by. */
  readonly environment: Readonly<Record<string, string>>;
  /** Comments on a pull request as its owner, past the proxy; answers the comment's id. */
  comment(number: number, body: string): Promise<string>;
  /** The titles of deploy keys. */
  keys(): Promise<readonly string[]>;
  /** The titles and states of issues. */
  issues(): Promise<readonly string[]>;
}

/** A server behind a proxy. */
export interface Host {
  readonly proxy: CuttingProxy;
  repository(): Promise<Hosted>;
  stop(): Promise<void>;
}

export async function githubHost(): Promise<Host> {
  const server = await startGithub();
  const under = await githubUnderTest(server);
  const { state } = server;
  return behindProxy('github', server.origin, under, (path) => {
    const [owner = '', name = ''] = path.split('/');
    const repository = state.find(owner, name);
    if (!repository) throw new Error(`there is no ${path}`);
    return {
      bare: repository.bare.folder,
      token: state.tokenOf('owner'),
      keys: async () => repository.keys.map(({ title }) => title),
      issues: async () => repository.issues.map(({ title, state: is }) => `${title}: ${is}`),
    };
  });
}

export async function giteaHost(): Promise<Host> {
  const under = await giteaUnderTest();
  const { url, apiUrl, folder } = under.server;
  const token = under.tokens.owner;
  const titles = async (path: string): Promise<readonly string[]> => {
    const answer = await giteaApi(apiUrl, `token ${token}`, 'GET', path);
    return Object.values(answer).map((each) => {
      const { title, state = '' } = Object(each);
      return state === '' ? String(title) : `${title}: ${state}`;
    });
  };
  return behindProxy('gitea', url, under, (path) => ({
    bare: join(folder, 'repositories', `${path}.git`),
    token,
    keys: () => titles(`/repos/${path}/keys`),
    issues: () => titles(`/repos/${path}/issues?type=issues&state=all`),
  }));
}

interface Inside extends Pick<Hosted, 'bare' | 'keys' | 'issues'> {
  readonly token: string;
}

async function behindProxy(
  kind: Hosted['kind'],
  server: string,
  under: ForgeUnderTest,
  insideOf: (path: string) => Inside,
): Promise<Host> {
  const proxy = await cuttingProxy(server);
  return {
    proxy,
    async repository() {
      const made = await under.repository();
      const direct = made.gitUrl('owner');
      const { token, ...inside } = insideOf(pathOf(direct));
      return {
        kind,
        direct,
        forge: await made.open('owner'),
        comment: (number, body) => made.byHand.comment('owner', { number }, body),
        remote: direct.replace(new URL(server).host, new URL(proxy.url).host),
        environment: environmentOf(proxy.url, token, made),
        ...inside,
      };
    },
    async stop() {
      await proxy.stop();
      await under.stop();
    },
  };
}

function pathOf(url: string): string {
  return new URL(url).pathname.slice(1).replace(/\.git$/, '');
}

function environmentOf(url: string, token: string, { markKey }: TestRepository): Hosted['environment'] {
  return { DTAAS_FORGE_TOKEN: token, DTAAS_FORGE_URL: url, DTAAS_MARK_KEY: markKey };
}
