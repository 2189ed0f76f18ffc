import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, onTestFinished } from 'vitest';
import * as finding from '../../../platform/forge/src/find/find-forge.ts';
import * as tokens from '../../../platform/forge/src/find/token.ts';
import * as gitea from '../../../platform/forge/src/gitea/client/client.ts';
import * as remotes from '../../../platform/repository/src/remote/remote.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const found = (
  { findForge }: typeof finding,
  remote: string,
  forges: Parameters<typeof finding.findForge>[1]['forges'],
) => findForge(remote, { forges, environment: {}, folder: '/' });
const finder = (source: string, instead: string) =>
  switchedOff(finding, 'forge/src/find/find-forge.ts', ['forge/src/find/find-forge.ts', source, instead]);

function said(act: () => unknown): string {
  try {
    return JSON.stringify(act());
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('platform.yaml of a pull request', () => {
  attack(
    'names an interface on the server of the attacker, which would get the token',
    finder('forges.filter(isOwn)', 'forges.filter(() => true)'),
    (platform) => {
      const own = { kind: 'gitea', url: 'https://git.plant.example', api: 'https://x.example/api' } as const;
      return said(() => found(platform, 'https://git.plant.example/plant/twins', [own])).includes(
        'x.example',
      );
    },
  );

  attack(
    'says that a server which anybody knows is another kind of forge',
    finder('[...knownServers, ...(job ? [job] : []), ...named]', '[...named, ...knownServers]'),
    (platform) => {
      const own = { kind: 'gitea', url: 'https://github.com' } as const;
      return found(platform, 'https://github.com/plant/twins', [own]).kind === 'gitea';
    },
  );

  attack(
    'names a forge of the attacker, to which the token would be sent',
    switchedOff(tokens, 'forge/src/find/token.ts', [
      'forge/src/find/token.ts',
      'servers(environment).some((address) => isSameServer(address, server.url))',
      'servers(environment)',
    ]),
    ({ findToken }) => {
      const url = 'https://x.example';
      const server = { kind: 'github', url, api: `${url}/api/v3`, title: 'X' } as const;
      return findToken(server, { GH_TOKEN: 'secret' }) !== undefined;
    },
  );
});

describe('an address', () => {
  attack(
    'has a password that an error would show',
    finder('forgeUnknown({ remote: printRemote(address) })', 'forgeUnknown({ remote })'),
    (platform) => said(() => found(platform, 'https://me:pass@x.example/plant/twins', [])).includes('pass'),
  );

  const checked = switchedOff(remotes, 'repository/src/remote/remote.ts', [
    'repository/src/remote/remote.ts',
    'if (isName || isUrl || isPath || isScp) return remote;',
    'if (isName || isUrl || isPath || isScp || remote) return remote;',
  ]);

  attack(
    'of a remote is an option of git',
    checked,
    ({ checkedRemote }) =>
      said(() => checkedRemote('--upload-pack=touch hit')) === '"--upload-pack=touch hit"',
  );

  attack(
    'of a remote starts a program',
    checked,
    ({ checkedRemote }) => said(() => checkedRemote('ext::sh -c touch% hit')) === '"ext::sh -c touch% hit"',
  );

  attack(
    'leads the token to another server by a redirect',
    switchedOff(gitea, 'forge/src/gitea/client/client.ts', [
      'forge/src/gitea/client/client.ts',
      'if (url.origin !== this.#api.origin)',
      'if (this.#api.origin === "")',
    ]),
    async ({ GiteaClient }) => {
      const seen: (string | undefined)[] = [];
      const theirs = await server((headers) => {
        seen.push(headers.authorization);
        return {};
      });
      const forge = await server(() => ({ location: `${theirs}/stolen` }));
      const client = new GiteaClient({ apiUrl: `${forge}/api/v1`, token: 'secret' });
      await client.get('/version', { to: 'ask', subject: 'version' }).catch(() => undefined);
      return seen.includes('token secret');
    },
  );
});

type Headers = Readonly<{ authorization?: string | undefined }>;

/** A server that answers each request with these headers, and redirects if they name a location. */
async function server(answer: (headers: Headers) => { readonly location?: string }): Promise<string> {
  const listening = createServer(({ headers }, response) => {
    const sent = answer(headers);
    response.writeHead(sent.location === undefined ? 200 : 302, {
      'content-type': 'application/json',
      ...sent,
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}
