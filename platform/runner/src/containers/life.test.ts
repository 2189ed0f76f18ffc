import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hasGo } from '@dtaas/launcher/testing/has-go';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { startContainer, startContainers } from '../../testing/containers.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import {
  counter,
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../testing/workspace.ts';

const epoch = 1_600_000_000;
const lockstep = { clock: { mode: 'lockstep', stepSeconds: 1, speed: 100, epoch } } as const;

function inContainers(
  parts: { readonly [id: string]: TestComponent },
  more: Parameters<typeof makeWorkspace>[2] = lockstep,
): TestWorkspace {
  return makeWorkspace(parts, [], more, { inContainers: true });
}

const at = (step: number) => (status: { readonly clock: { readonly step?: number } }) =>
  (status.clock.step ?? 0) >= step;
const countAt = (workspace: TestWorkspace) => async () =>
  Number((await workspace.client.status()).values['count.count']?.value);

/** The folder of a component's state in its volume: the only one, once its container was started. */
const generations = ({ file }: TestWorkspace, id: string) => readdirSync(join(file.containers!.states, id));

/** A program of a shell in a component that also answers steps. */
function shell(text: string): TestComponent {
  const answer = `while read -r line; do case $line in *'"step"'*)
    step=\${line#*'"step":'}; echo "{\\"done\\":\${step%%[,\\}]*}}" ;; esac; done`;
  return { program: { name: 'main.sh', text: `${text}\n${answer}\n` } };
}

/** Resolves with the first line that a component's log has. */
const logged = (workspace: TestWorkspace, pattern: RegExp) =>
  eventually(async () => {
    const lines = await workspace.client.logs({ tail: 200 });
    return lines.map((line) => pattern.exec(line.text)).find((found) => found !== null);
  });

describe.skipIf(!hasGo() || !hasBubblewrap())('a twin whose components have containers', () => {
  it('starts when the containers are there, counts, and gives its containers back', async () => {
    const workspace = inContainers({ count: counter });
    const running = await workspace.run();
    const started = workspace.client.start();
    await eventually(async () => (await workspace.client.status()).phase === 'starting');
    const container = await startContainer(workspace, 'count');
    await started;
    const { health, isolation, components } = await workspace.when(at(3));
    expect([health, isolation.mode]).toEqual(['Healthy', 'containers']);
    // Its number in the container is nobody's business.
    expect(components['count']!.pid).toBeUndefined();
    await workspace.client.stop();
    await running.closed;
    await container.stop();
  });

  it('is stopped while it waits for a container that never comes', async () => {
    const workspace = inContainers({ count: counter });
    await (await startContainer(workspace, 'count')).kill();
    const running = await workspace.run();
    const started = workspace.client.start();
    await eventually(async () => (await workspace.client.status()).components['count']!.state === 'backoff');
    await workspace.client.stop();
    await running.closed;
    expect(await started).toMatchObject({ phase: 'degraded' });
  });

  it('starts a killed component again in its container, and repeats the steps', async () => {
    const workspace = inContainers({ count: counter });
    await startContainers(workspace);
    await workspace.start();
    await workspace.when(at(5));
    const stream = await workspace.client.dial({
      component: 'count',
      command: ['sh', '-c', 'cd /proc; for p in [0-9]*; do [ $p = 1 ] || [ $p = $$ ] || kill -9 $p; done'],
    });
    await text(stream);
    await workspace.when((status) => status.components['count']!.restarts === 1);
    // The reason leaves the status when the component has sent something.
    const logged = (await workspace.client.logs({ component: 'count' })).map(({ text }) => text);
    expect(logged.join('\n')).toContain('was ended by SIGKILL; it is started again');
    const { step } = (await workspace.client.status()).clock;
    await workspace.when((status) => at(step! + 3)(status) && status.clock.again === undefined);
    const { clock, values } = await workspace.client.status();
    expect(clock.step! - Number(values['count.count']!.value)).toBeLessThanOrEqual(1);
  });

  it('is Degraded while a container is gone, and goes on in the next one', async () => {
    const workspace = inContainers({ count: counter });
    const container = await startContainer(workspace, 'count');
    await workspace.start();
    await workspace.when(at(5));
    await container.kill();
    const { health } = await workspace.when(({ reasons }) =>
      reasons.some((reason) => reason.startsWith('count waits for its container')),
    );
    expect(health).toBe('Degraded');
    await startContainer(workspace, 'count');
    await workspace.when(({ health, clock }) => health === 'Healthy' && clock.again === undefined);
  });

  it('is saved and restored, and removes the state before', async () => {
    const workspace = inContainers({ count: counter });
    await startContainers(workspace);
    await workspace.start();
    await workspace.when(at(10));
    const snapshot = await workspace.snapshot();
    const saved = Number(readFileSync(join(snapshot.directory, 'components/count/count'), 'utf8'));
    const before = generations(workspace, 'count');
    await workspace.when(at(saved + 20));
    const report = await workspace.client.restore(snapshot);
    expect(report.outcome).toBe('restored');
    expect(await eventually(countAt(workspace))).toBeGreaterThanOrEqual(saved);
    // The state before is kept until the restore is over, and goes at the next start.
    await workspace.client.restore(await workspace.snapshot());
    expect(generations(workspace, 'count')).not.toContain(before[0]);
  });

  it('goes on with its state under the next runner, whose predecessor ended without a word', async () => {
    const workspace = inContainers({ count: counter });
    await startContainers(workspace);
    const first = await workspace.start();
    await workspace.when(at(5));
    await workspace.client.save();
    const { clock } = await workspace.client.status();
    await first.close();
    await workspace.start();
    await workspace.when(at(clock.step!));
  });

  it('gives a component its configuration and secrets, and nothing of the runner', async () => {
    const workspace = inContainers(
      {
        look: shell(`
          for file in /dtaas/secrets/*; do echo "secret $file $(wc -c < $file)" >&2; done
          grep -q '"twin": "test"' "$DTAAS_CONFIG" && echo "config $DTAAS_CONFIG" >&2
          touch /dtaas/planted 2>&1 | grep -q 'Read-only' && echo 'link read-only' >&2
          touch /component/asset/planted 2>&1 | grep -q 'Read-only' && echo 'asset read-only' >&2
          echo "state $(cd "$DTAAS_STATE_DIR" && pwd) home $HOME" >&2
          echo "names $(env | sed 's/=.*//' | sort | tr '\\n' ' ')" >&2
          cat /proc/1/environ /proc/1/maps /proc/1/mem 2>&1 | grep -c 'Permission denied' | sed 's/^/denied /' >&2
          kill -9 1; echo "seen $(ls -d /proc/[0-9]* | wc -l) of its own" >&2`),
      },
      {
        ...lockstep,
        integrations: {
          portal: { kind: 'http', url: 'https://example.org', token: { secret: 'TOKEN' } },
        } as never,
      },
    );
    await startContainers(workspace);
    await workspace.start({ secrets: { TOKEN: 'a secret', OTHER: 'not for components' } });
    expect((await logged(workspace, /^config (.*)/))[1]).toBe('/dtaas/config.json');
    await logged(workspace, /^link read-only$/);
    await logged(workspace, /^asset read-only$/);
    expect((await logged(workspace, /^state (\S+) home \S+/))[1]).toMatch(/^\/state\/state-[0-9a-f]{16}$/);
    expect(
      (await logged(workspace, /^names (.*)/))[1]!
        .split(' ')
        .filter((name) => !/^(PWD|OLDPWD|SHLVL|_|)$/.test(name)),
    ).toEqual([
      'DTAAS_COMPONENT',
      'DTAAS_CONFIG',
      'DTAAS_STATE_DIR',
      'DTAAS_TWIN',
      'HOME',
      'LANG',
      'PATH',
      'PYTHONDONTWRITEBYTECODE',
      'PYTHONPATH',
      'PYTHONUNBUFFERED',
      'TMPDIR',
      'TZ',
    ]);
    await logged(workspace, /^seen/);
  });

  it('speaks MQTT with a component through its container', async () => {
    const program = await bundle('components/follow.mjs');
    const workspace = inContainers({
      follow: {
        program: { name: 'follow.mjs', text: `process.env.LOCKSTEP = '1';\n${program}` },
        transport: 'mqtt',
        control: ['save', 'report'],
        inputs: { x: { type: 'number' } },
        outputs: { sum: { type: 'number' } },
      },
    });
    await startContainers(workspace);
    await workspace.start();
    await workspace.when(at(3));
    expect((await workspace.client.save()).remarks).toEqual([]);
  });

  it('dials an endpoint of a component in its container, and says which port nobody has', async () => {
    const workspace = inContainers({
      web: {
        program: 'web.mjs',
        run: { command: ['node', 'web.mjs'], transport: 'stdio', control: [], endpoints: { web: 8080 } },
      },
      count: counter,
    });
    await startContainers(workspace);
    await workspace.start();
    const page = await eventually(async () => {
      const stream = await workspace.client.dial({ port: 8080 }).catch(() => undefined);
      stream?.write('POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello');
      return stream && (await text(stream));
    });
    expect(page).toMatch(/^HTTP\/1.1 200 OK[\s\S]*hello/);
    await expect(workspace.client.dial({ port: 8081 })).rejects.toMatchObject({ code: 'dial-refused' });
  });

  it('runs a command beside a component, whose end does not end the component', async () => {
    const workspace = inContainers({ count: counter });
    await startContainers(workspace);
    await workspace.start();
    const stream = await workspace.client.dial({
      component: 'count',
      command: ['sh', '-c', 'read word; echo "$word $DTAAS_COMPONENT"'],
    });
    stream.end('hello\n');
    expect(await text(stream)).toBe('hello count\n');
    const { clock, components } = await workspace.client.status();
    await workspace.when(at(clock.step! + 3));
    expect(components['count']!.restarts).toBe(0);
  });

  it('names a program that is missing, and does not try again', async () => {
    const workspace = inContainers({
      count: { ...counter, run: { command: ['no-such-program'], transport: 'stdio', control: [] } },
    });
    await startContainers(workspace);
    await workspace.start();
    const { reasons } = await workspace.when(({ components }) => components['count']!.state === 'failed');
    expect(reasons).toContain("count can't be started: there is no no-such-program");
  });
});

describe.skipIf(!hasGo() || !hasBubblewrap())('a hostile component in a container', () => {
  it('that replaces its state by a link leads no snapshot elsewhere', async () => {
    const workspace = inContainers({
      evil: {
        ...shell(`rm -rf "$DTAAS_STATE_DIR"; ln -s /etc "$DTAAS_STATE_DIR"; echo replaced >&2`),
        control: [],
      },
    });
    await startContainers(workspace);
    await workspace.start();
    await logged(workspace, /^replaced$/);
    writeFileSync(join(workspace.directory, 'mine'), 'of the runner');
    await expect(workspace.client.save()).rejects.toMatchObject({ code: 'component-state-unreadable' });
    expect(existsSync('/etc/passwd')).toBe(true);
    expect((await workspace.client.pending()).length).toBe(0);
  });

  it('that takes all connections and pretends to be its launcher costs another component nothing', async () => {
    const dials = `const { connect } = require('node:net');
      for (let i = 0; i < 800; i++) {
        const socket = connect('/dtaas/runner.sock');
        socket.on('error', () => {});
        socket.write(i % 2 ? 'launcher 1\\n' : 'stream ' + i + '\\n');
      }
      console.error('dialled');
      process.stdin.on('data', (data) => {
        for (const line of String(data).split('\\n').filter((each) => each.includes('step')))
          process.stdout.write(JSON.stringify({ done: JSON.parse(line).step }) + '\\n');
      });`;
    const workspace = inContainers({
      evil: {
        program: { name: 'evil.cjs', text: dials },
        run: { command: ['node', 'evil.cjs'], transport: 'stdio', control: [] },
      },
      count: counter,
    });
    await startContainers(workspace);
    await workspace.start();
    await logged(workspace, /^dialled$/);
    const { clock } = await workspace.client.status();
    const { components } = await workspace.when(at(clock.step! + 20));
    expect(components['count']!.restarts).toBe(0);
    await workspace.client.stop();
  });
});
