import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DockerMachine,
  dockerMachine,
  hereHost,
  imageForDeployments,
} from '../../../testing/docker-machine.ts';
import {
  allHeld,
  attemptAll,
  escapes,
  hostileTwin,
  outcomes,
  secretGiven,
  secretOfVictim,
  secretVariable,
} from '../../../testing/hostile-twin.ts';
import { countOf, statusOf } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// A hostile component in a container as the kind `docker` makes it, in a twin that the command line deployed.

const image = await imageForDeployments();
const env = { [secretVariable]: secretGiven };

describe.skipIf(!image)('a hostile component in a container', { timeout: 240_000 }, () => {
  let docker: DockerMachine;
  let clone: TemporaryClone;
  let plant: Server;
  beforeAll(async () => {
    plant = createServer((socket) => socket.end('the plant'));
    await new Promise<void>((resolve) => plant.listen(0, '127.0.0.1', resolve));
    docker = dockerMachine(hereHost(), image!);
    clone = await temporaryClone({ docker });
    await clone.commit(hostileTwin);
    const { code, stdout, stderr } = await clone.dtaas(['deploy'], { env });
    expect(code, stdout + stderr).toBe(0);
    // What an attack leaves is undone by going back to this snapshot.
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
  }, 300_000);
  afterAll(async () => {
    plant.close();
    await clone.remove();
  }, 60_000);

  /** What a command in a component prints. */
  const run = async (component: string, ...command: readonly string[]): Promise<string> =>
    (await clone.dtaas(['exec', 'counter', component, '--', ...command])).stdout.trim();
  const node = (component: string, text: string) => run(component, 'node', '-e', text);
  const shell = (script: string) => run('evil', 'sh', '-c', script);

  /** The attacker's own process runs this. */
  const attack = (text: string) =>
    node(
      'evil',
      `require('node:fs').writeFileSync('/tmp/attack.new', ${JSON.stringify(text)});
      require('node:fs').renameSync('/tmp/attack.new', '/tmp/attack.cjs')`,
    );

  /** The counter goes on, and nobody was started again but the attacker. */
  const expectOthersWell = async (): Promise<void> => {
    const before = countOf(await statusOf(clone));
    await expect
      .poll(async () => countOf(await statusOf(clone)), { timeout: 60_000 })
      .toBeGreaterThan(before);
    const { components } = await statusOf(clone);
    for (const id of ['counter', 'victim'])
      expect(components?.[id], id).toMatchObject({ state: 'running', restarts: 0 });
  };

  test('reaches nothing of others', async () => {
    const all = escapes((plant.address() as AddressInfo).port);
    expect(outcomes(all, await node('evil', attemptAll(all)))).toEqual(allHeld(all));
  });

  test('would have found it: the same attempts find what is their own in the container of the victim', async () => {
    const own = escapes(0).filter(({ isOwn }) => isOwn);
    const found = outcomes(own, await node('victim', attemptAll(own)));
    for (const { target, held } of own) expect(found[target], target).not.toBe(held);
  });

  test('is hardened as the platform promises, as the engine itself says', () => {
    const home = clone.home()!;
    const [id = ''] = docker.containers(home, 'component-evil');
    const [text = ''] = docker.docker('inspect', '--format', '{{json .}}', id);
    const { HostConfig, Config, Mounts } = JSON.parse(text);
    expect(HostConfig).toMatchObject({
      Privileged: false,
      ReadonlyRootfs: true,
      NetworkMode: 'none',
      IpcMode: 'private',
      PidMode: '',
      Binds: null,
      CapAdd: null,
      CapDrop: ['ALL'],
      Memory: 192 * 2 ** 20,
      MemorySwap: 192 * 2 ** 20,
      PidsLimit: 256 + 16,
      RestartPolicy: { Name: 'no' },
      PublishAllPorts: false,
      Devices: null,
      ShmSize: 16 * 2 ** 20,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '2' } },
    });
    expect(HostConfig.SecurityOpt.sort()).toEqual([
      expect.stringMatching(/^no-new-privileges/),
      expect.stringMatching(/^seccomp={/),
    ]);
    expect(Config.User).toMatch(/^1\d{5}:1\d{5}$/);
    expect(Mounts.filter(({ Type }: { Type: string }) => Type !== 'volume')).toEqual([]);
    expect(
      Mounts.filter(({ RW }: { RW: boolean }) => RW).map(
        ({ Destination }: { Destination: string }) => Destination,
      ),
    ).toEqual(['/state']);
  });

  test('puts a link in place of its state: the save is refused by name, and the victim is not saved as the attacker', async () => {
    await shell('mv $DTAAS_STATE_DIR /state/aside && ln -s /states/victim $DTAAS_STATE_DIR');
    const refused = await clone.dtaas(['save', 'counter']);
    expect(refused.code).toBe(1);
    expect(refused.stderr + refused.stdout).toContain('component-state-unreadable');
    await shell('rm $DTAAS_STATE_DIR && mv /state/aside $DTAAS_STATE_DIR');
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    await expectOthersWell();
  });

  test('plants links, a pipe, a socket and odd names in its state: its files are saved and restored, and nothing else', async () => {
    const files = ['a\nb', 'tab\tæ "quoted"', '-rf', 'hard', 'holes', 'manifest.json', 'c\nd/manifest.json'];
    const names = [...new Set(files.map((path) => path.split('/')[0]))].sort();
    const listed = async (): Promise<readonly string[]> =>
      JSON.parse(
        await node(
          'evil',
          `console.log(JSON.stringify(require('node:fs').readdirSync(process.env.DTAAS_STATE_DIR + '/planted').sort()))`,
        ),
      );
    await node(
      'evil',
      `const fs = require('node:fs'); const { spawnSync } = require('node:child_process');
      fs.mkdirSync(process.env.DTAAS_STATE_DIR + '/planted/c\\nd', { recursive: true }); process.chdir(process.env.DTAAS_STATE_DIR + '/planted');
      for (const path of ${JSON.stringify(files.filter((path) => path !== 'hard'))}) fs.writeFileSync(path, path);
      fs.linkSync('-rf', 'hard'); fs.truncateSync('holes', 8 << 20);
      for (const [path, to] of Object.entries({ file: '/etc/passwd', folder: '/states/victim', loop: '.', gone: '/nothing' })) fs.symlinkSync(to, path);
      spawnSync('mkfifo', ['pipe']); require('node:net').createServer().listen('socket', () => process.exit());`,
    );
    expect(await listed()).toEqual([...names, 'file', 'folder', 'gone', 'loop', 'pipe', 'socket'].sort());
    const saved = await clone.dtaas(['save', 'counter']);
    expect(saved.code, saved.stdout + saved.stderr).toBe(0);
    const [newest = ''] = clone
      .git('for-each-ref', '--sort=-refname', '--format=%(refname)', 'refs/dtaas/snapshots')
      .split('\n');
    const folder = 'components/evil/planted/';
    const found = clone.git('ls-tree', '-r', '-z', '--name-only', newest).split('\0');
    expect(
      found.flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : [])).sort(),
    ).toEqual(files.sort());
    const restored = await clone.dtaas(['restore', 'counter', '--no-save'], { env });
    expect(restored.code, restored.stdout + restored.stderr).toBe(0);
    expect(await listed()).toEqual(names);
    await expectOthersWell();
  });

  test('nests its folders too deep for the runner: the save is refused by name', async () => {
    await node(
      'evil',
      `process.chdir(process.env.DTAAS_STATE_DIR); for (let n = 0; n < 5000; n++) { require('node:fs').mkdirSync('d'); process.chdir('d'); }`,
    );
    const refused = await clone.dtaas(['save', 'counter']);
    expect(refused.stderr + refused.stdout).toContain('more than 100 folders deep');
    await shell('rm -rf $DTAAS_STATE_DIR/d');
    await expectOthersWell();
  });

  test('floods its output and errors', async () => {
    await attack(
      `for (let n = 0; n < 64; n++) { process.stdout.write('x'.repeat(1 << 20)); process.stderr.write('y'.repeat(1 << 20) + '\\n'); }`,
    );
    await expectOthersWell();
    const bytes = await clone.dtaas(['logs', 'counter', 'evil']);
    expect(bytes.stdout.length).toBeLessThan(20 * 2 ** 20);
  });

  test('floods the socket of the runner', async () => {
    await attack(`const { connect } = require('node:net');
      setInterval(() => { for (let n = 0; n < 100; n++) connect('/dtaas/runner.sock').on('error', () => {}).write('z'.repeat(1000)); }, 20);`);
    await expectOthersWell();
    expect(await node('victim', 'console.log(1)')).toBe('1');
  });

  test.each([
    [
      'temporary files',
      `for n in $(seq 200); do head -c 1M /dev/zero >> /tmp/fill || break; done 2>/dev/null; stat -c %s /tmp/fill; rm /tmp/fill`,
      64,
    ],
    [
      'shared memory',
      `for n in $(seq 200); do head -c 1M /dev/zero >> /dev/shm/fill || break; done 2>/dev/null; stat -c %s /dev/shm/fill; rm /dev/shm/fill`,
      16,
    ],
  ])('fills its %s, which have a size', async (_what, script, mebibytes) => {
    const size = Number(await shell(script));
    expect(size).toBeGreaterThan(2 ** 20);
    expect(size).toBeLessThanOrEqual(mebibytes * 2 ** 20);
    await expectOthersWell();
  });

  test('makes files without end, which have a number', async () => {
    const made = Number(
      await node(
        'evil',
        `const fs = require('node:fs'); let n = 0; try { for (; n < 100000; n++) fs.writeFileSync('/tmp/n' + n, ''); } catch {} console.log(n);
      for (const name of fs.readdirSync('/tmp')) if (/^n\\d/.test(name)) fs.unlinkSync('/tmp/' + name);`,
      ),
    );
    expect(made).toBeGreaterThan(1000);
    expect(made).toBeLessThan(16 * 1024);
  });

  test('forks without end', async () => {
    await attack(
      `require('node:child_process').spawn('sh', ['-c', 'bomb() { bomb | bomb & }; trap "" TERM; while :; do bomb; done 2>/dev/null'], { stdio: 'ignore' });`,
    );
    await expectOthersWell();
    const [id = ''] = docker.containers(clone.home()!, 'component-evil');
    expect(docker.docker('top', id).length).toBeLessThanOrEqual(256 + 16 + 1);
    expect(docker.docker('inspect', '--format', '{{.State.Running}} {{.RestartCount}}', id)).toEqual([
      'true 0',
    ]);
    const restored = await clone.dtaas(['restore', 'counter', '--no-save'], { env });
    expect(restored.code, restored.stdout + restored.stderr).toBe(0);
    await expectOthersWell();
  });

  test('takes memory without end, and only its own processes end', async () => {
    expect(
      await node(
        'evil',
        `const held = []; for (let n = 0; n < 64; n++) held.push(Buffer.alloc(8 << 20, 1)); console.log('open')`,
      ),
    ).toBe('');
    await expectOthersWell();
  });

  test('keeps the processors busy', async () => {
    await attack(
      `for (let n = 0; n < 8; n++) require('node:child_process').spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' });`,
    );
    await expectOthersWell();
  });

  test('fills the disk with its state: it is ended, with the reason, and the others go on', async () => {
    await attack(`const fs = require('node:fs'); const file = fs.openSync(process.env.DTAAS_STATE_DIR + '/fill', 'w');
      let n = 0; setInterval(() => { if (n++ < 200) fs.writeSync(file, Buffer.alloc(1 << 20, 1)); }, 10);`);
    await expect
      .poll(async () => (await statusOf(clone)).components?.['evil']?.state, { timeout: 90_000 })
      .toBe('failed');
    const status = await statusOf(clone);
    expect(status.health).toBe('Degraded');
    expect(status.reasons.join()).toMatch(/evil was ended: its state takes .* 64MiB are allowed/);
    for (const id of ['counter', 'victim']) expect(status.components?.[id]).toMatchObject({ restarts: 0 });
  });

  test('is named by status with what holds and what is not covered, and leaves nothing', async () => {
    expect((await clone.dtaas(['status', 'counter'])).stdout).toMatch(
      /containers, network enforced[\s\S]*uncovered/,
    );
    expect((await clone.dtaas(['terminate', 'counter', '--yes'])).code).toBe(0);
    expect(docker.workspaces(clone.home()!)).toEqual([]);
    // Neither a commit nor the state of the engine has the secret of the victim.
    expect(clone.git('log', '--all', '--format=%H', `-S${secretGiven}`)).toBe('');
    expect(secretGiven).toContain(secretOfVictim);
  });
});
