import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeConnections } from '../../testing/far-place.ts';
import { type FarMachine, farMachine, hasSshd } from '../../testing/sshd.ts';
import { type SshClient, sshClient } from './client.ts';
import { unreachable } from './failures.ts';
import type { SshTarget } from './machine.ts';
import { troubleOf } from './trouble.ts';

describe.skipIf(!hasSshd())('the ssh client', () => {
  let far: FarMachine;
  let folder: string;
  beforeAll(async () => {
    far = await farMachine();
  });
  afterAll(() => far.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-ssh-'));
  });
  afterEach(async () => {
    await closeConnections(folder);
    expect(sockets()).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  const sockets = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)ssh-/.test(name));

  function clientTo(target: SshTarget, environment: NodeJS.ProcessEnv = {}, looks = false): SshClient {
    const defaults = {
      PATH: process.env['PATH'],
      XDG_RUNTIME_DIR: folder,
      DTAAS_SSH_CONFIG: far.config,
      DTAAS_STATE_HOME: join(folder, 'state'),
    };
    return sshClient(target, { environment: { ...defaults, ...environment }, looks });
  }

  async function said(client: SshClient, script: string, ...arguments_: string[]): Promise<string> {
    const session = await client.session(script, arguments_);
    session.stdin.end();
    const output = await text(session.stdout);
    const end = await session.ended;
    if (end.code !== 0) throw troubleOf({ host: 'pi.lab' }, end, unreachable);
    return output;
  }

  it('runs a script with its arguments, whatever they hold', async () => {
    const client = clientTo({ host: 'pi.lab' });
    const words = ['a b', '$HOME', '`id`', '"', '; exit 7', '*', ''];
    const output = await said(client, 'for word in "$@"; do echo "<$word>"; done', ...words);
    expect(output).toBe(words.map((word) => `<${word}>\n`).join(''));
    expect(await said(client, 'hostname')).toBe('far\n');
  });

  it.each(["it's", 'a\\b', 'a\nb', 'a!b'])(
    'refuses the argument %j, which some shell would read',
    async (word) => {
      await expect(clientTo({ host: 'pi.lab' }).session('true', [word])).rejects.toThrow('not for a shell');
    },
  );

  it('shares one connection among sessions, also of another client and at the same time', async () => {
    const script = 'echo $PPID; echo $SSH_CONNECTION';
    const [one, other] = [clientTo({ host: 'pi.lab' }), clientTo({ host: 'pi.lab' })];
    const answers = await Promise.all([said(one, script), said(other, script), said(one, script)]);
    expect(new Set(answers.map((answer) => answer.split('\n')[1])).size).toBe(1);
    expect(sockets()).toHaveLength(1);
  });

  it('connects again after the connection is gone', async () => {
    const client = clientTo({ host: 'pi.lab' });
    expect(await said(client, 'echo 1')).toBe('1\n');
    await closeConnections(folder);
    expect(await said(client, 'echo 2')).toBe('2\n');
  });

  it('connects for each session if the folder has too long a name for a socket', async () => {
    const long = join(folder, 'x'.repeat(70 - folder.length));
    mkdirSync(long);
    const client = clientTo({ host: 'pi.lab' }, { XDG_RUNTIME_DIR: long });
    expect(await said(client, 'echo 1')).toBe('1\n');
    expect(sockets()).toEqual([]);
  });

  it('passes bytes in both directions, and the end of the input', async () => {
    const session = await clientTo({ host: 'pi.lab' }).session('wc -c', []);
    session.stdin.end(Buffer.alloc(3_000_000));
    expect((await text(session.stdout)).trim()).toBe('3000000');
  });

  it('hands no variable of this machine over, and none to ssh that is not for it', async () => {
    const config = join(folder, 'config');
    writeFileSync(config, `Include ${far.config}\nHost *\n  SendEnv *\n`);
    const client = clientTo({ host: 'pi.lab' }, { DTAAS_SSH_CONFIG: config, COUNTER_TOKEN: 'planted-5f1c' });
    expect(await said(client, 'env')).not.toContain('planted-5f1c');
  });

  it('takes an address, a user, a port and a key of their own', async () => {
    const bare = join(folder, 'config');
    writeFileSync(bare, `Host *\n  UserKnownHostsFile ${far.knownHosts}\n`);
    const target = { host: far.address, user: 'root', port: 22, identity: 'DTAAS_KEY_LAB' };
    const environment = { DTAAS_SSH_CONFIG: bare, DTAAS_KEY_LAB: far.privateKey };
    expect(await said(clientTo(target, environment), 'whoami')).toBe('root\n');
    await expect(clientTo(target, { DTAAS_SSH_CONFIG: bare }).session('true', [])).rejects.toMatchObject({
      code: 'place-identity-missing',
    });
  });

  describe('says what is wrong when it can not log in:', () => {
    const configured = (lines: string): NodeJS.ProcessEnv => {
      const config = join(folder, 'config');
      writeFileSync(config, `${lines}\nInclude ${far.config}\n`);
      return { DTAAS_SSH_CONFIG: config };
    };
    const refusal = (environment: NodeJS.ProcessEnv, target: SshTarget = { host: 'pi.lab' }) =>
      expect(clientTo(target, environment).session('true', [])).rejects;

    it('the host key is unknown', async () => {
      await refusal(configured('UserKnownHostsFile /dev/null')).toMatchObject({
        code: 'place-host-key-unknown',
        hint: 'Connect once by hand, and compare the fingerprint: ssh pi.lab',
      });
    });

    it('the host key changed', async () => {
      const other = join(folder, 'known_hosts');
      const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKbVY5oVqDTZl9Wk4dlmjn+lRYuJVJmDbYzBDY3l9nrB';
      writeFileSync(other, `${far.address} ${key}\n`);
      await refusal(configured(`UserKnownHostsFile ${other}`)).toMatchObject({
        code: 'place-host-key-changed',
      });
    });

    it('the login is refused', async () => {
      await refusal(configured('IdentityFile /dev/null\nPubkeyAuthentication no')).toMatchObject({
        code: 'place-login-refused',
      });
    });

    it('no server listens on the port', async () => {
      await refusal({}, { host: 'pi.lab', port: 9 }).toMatchObject({
        code: 'place-unreachable',
        message: expect.stringMatching(
          /^pi\.lab can't be reached as root@[\d.]+, port 9: ssh: connect to host/,
        ),
        hint: expect.stringMatching(/port 9 open\? Try it by hand: ssh -p 9 pi\.lab true/),
      });
    });

    it('the machine is silent: a command that only looks gives up soon, and does not try again at once', async () => {
      let connections = 0;
      const silent = createServer((socket) => {
        connections += 1;
        socket.on('error', () => {}).resume();
      }).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      try {
        const { port } = silent.address() as AddressInfo;
        const looking = clientTo({ host: '127.0.0.1', port }, {}, true);
        const gaveUp = {
          code: 'place-unreachable',
          message: `127.0.0.1 can't be reached as root@127.0.0.1, port ${port}: it did not answer within 5 s.`,
          hint: expect.stringContaining(`port ${port} open? Try it by hand: ssh -p ${port} 127.0.0.1 true.`),
        };
        await expect(looking.session('true', [])).rejects.toMatchObject(gaveUp);
        await expect(looking.session('true', [])).rejects.toMatchObject(gaveUp);
        expect(connections).toBe(1);
      } finally {
        silent.close();
      }
    }, 30_000);

    it('the name has no address', async () => {
      await refusal({}, { host: 'pi.invalid' }).toMatchObject({ code: 'place-unreachable' });
    });

    it('ssh is not installed', async () => {
      await refusal({ PATH: folder }).toMatchObject({ code: 'place-ssh-missing' });
    });
  });
});
