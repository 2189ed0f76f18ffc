import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forward, forwardOut } from './forward.ts';
import { detectIsolation } from './isolation/detect.ts';
import { enterNamespace, namespacesNest } from './namespace.ts';

function missing(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return false;
  try {
    detectIsolation('bubblewrap');
    return false;
  } catch {
    console.warn(
      "enterNamespace: bubblewrap doesn't work here, so it isn't tested (apt-get install bubblewrap)",
    );
    return true;
  }
}

/** What stands for a twin's runner: it listens at a low port of its own network and starts a nested command. */
const runner = `
import { createServer } from 'node:net';
import { collect, detectIsolation, forwardIn, runIsolated } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))};
const [socket, hostPort, ...addresses] = process.argv.slice(2);
for (const address of ['127.0.0.9', ...addresses]) await forwardIn({ address, port: 443 }, socket);
createServer((connection) => connection.end('from the runner')).listen(1883, '127.0.0.1');
const ask = \`
  const { connect } = require('node:net');
  for (const [host, port] of [['127.0.0.1', 1883], ['plant.example', 443], ['127.0.0.1', \${hostPort}], ...\${JSON.stringify(addresses.map((each) => [each, 443]))}]) {
    let text = '';
    connect({ host, port }).on('data', (data) => { text += data; }).on('end', () => console.log(host, port === 1883 || port === 443 ? port : 'host', text))
      .on('error', (error) => console.log(host, 'host', error.code));
  }\`;
const component = runIsolated({
  command: ['node', '-e', ask], cwd: '/', mounts: [], env: {}, network: 'shared-namespace',
  hosts: { 'plant.example': '127.0.0.9' }, limits: { memoryBytes: 256 << 20, processes: 50, timeoutMs: 10000 },
}, detectIsolation('bubblewrap'));
const result = await collect(component);
process.stdout.write(result.output + 'code ' + result.code);
process.exit(0);
`;

describe.skipIf(missing())('a network of its own for a twin', () => {
  let folder: string;
  const server = createServer((connection) => connection.end('from outside'));
  let port = 0;
  let forward: Forward;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-namespace-'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
    forward = await forwardOut(join(folder, 'plant.sock'), { host: '127.0.0.1', port });
    writeFileSync(join(folder, 'runner.ts'), runner);
    await build({
      entryPoints: [join(folder, 'runner.ts')],
      outfile: join(folder, 'runner.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      nodePaths: [fileURLToPath(new URL('../node_modules', import.meta.url))],
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    await forward.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has room for sandboxes within', () => expect(namespacesNest()).toBe(true));

  /** What the runner's component reaches in a network whose loopback has these addresses, too. */
  async function reached(addresses: readonly string[]): Promise<readonly string[]> {
    const paths = [join(folder, 'runner.mjs'), join(folder, 'plant.sock')];
    const child = enterNamespace({
      command: [process.execPath, ...paths, `${port}`, ...addresses],
      env: { PATH: process.env['PATH'] ?? '', DTAAS_CACHE: join(folder, 'cache') },
      cwd: folder,
      writable: [folder],
      addresses,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    for await (const chunk of child.stdout ?? []) text += String(chunk);
    return text.split('\n').sort();
  }

  it('joins the runner and its components, and leads out through a forwarder alone', async () => {
    expect(await reached([])).toEqual([
      '127.0.0.1 1883 from the runner',
      '127.0.0.1 host ECONNREFUSED',
      'code 0',
      'plant.example 443 from outside',
    ]);
  });

  it('leads out from addresses of other hosts, of IPv4 and IPv6', async () => {
    // A machine whose new networks have no IPv6 can't add an address of it.
    const disabled = readFileSync('/proc/sys/net/ipv6/conf/default/disable_ipv6', 'utf8').trim() !== '0';
    const addresses = ['203.0.113.7', '10.1.2.3', ...(disabled ? [] : ['2001:db8::7'])];
    const found = await reached(addresses);
    for (const address of addresses) expect(found).toContain(`${address} 443 from outside`);
  });
});
