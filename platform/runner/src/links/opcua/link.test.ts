import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, LinkSpec, PhysicalTwinSpec, PortSpec, TelemetrySpec } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { linksTo, type TestLinks } from '../../../testing/links.ts';
import { hasAsyncua, type OpcuaServer, startOpcua } from '../../../testing/opcua/asyncua.ts';
import { makeCertificate } from '../../../testing/opcua/certificate.ts';
import { eventually } from '../../../testing/workspace.ts';

const at = (name: string) => `nsu=http://plant.example;s=${name}`;
const open = { mode: 'None', policy: 'Basic256Sha256' };

function specOf(
  { port }: Pick<OpcuaServer, 'port'>,
  link: Partial<LinkSpec> = {},
  more: Partial<PhysicalTwinSpec> = {},
): PhysicalTwinSpec {
  const url = `opc.tcp://127.0.0.1:${port}/plant/`;
  return {
    links: { plant: { protocol: 'opcua', url, security: open, ...link } },
    telemetry: {
      level: { link: 'plant', node: at('level'), port: { type: 'number' }, samplingSeconds: 0.05 },
    },
    commands: {},
    ...more,
  };
}

const reasonOf = ({ links }: TestLinks): Promise<string> => eventually(() => links.reasons[0]);

describe.skipIf(!hasAsyncua())('a secured server', () => {
  let folder: string;
  let server: OpcuaServer;
  let thumbprints: readonly [sha1: string, sha256: string];
  let pem: string;
  const credentials = 'operator:planted-level-3fa1';
  const secured = (mode: string, policy = 'Basic256Sha256') =>
    specOf(server, { security: { mode, policy }, serverThumbprint: thumbprints[1] });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-opcua-'));
    for (const name of ['server', 'client']) mkdirSync(join(folder, name));
    const { files, sha1, sha256 } = await makeCertificate(join(folder, 'server'), 'plant');
    ({ pem } = await makeCertificate(join(folder, 'client'), 'twin'));
    thumbprints = [sha1, sha256];
    server = await startOpcua({
      nodes: { level: { type: 'Double', value: 4 } },
      users: { operator: 'planted-level-3fa1' },
      security: [
        'Basic256Sha256_Sign',
        'Basic256Sha256_SignAndEncrypt',
        'Aes128Sha256RsaOaep_SignAndEncrypt',
        'Aes256Sha256RsaPss_SignAndEncrypt',
      ],
      ...files,
    });
  }, 60_000);
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['Sign', 'Basic256Sha256'],
    ['SignAndEncrypt', 'Basic256Sha256'],
    ['SignAndEncrypt', 'Aes128_Sha256_RsaOaep'],
    ['SignAndEncrypt', 'Aes256_Sha256_RsaPss'],
  ])('is heard with %s and %s', async (mode, policy) => {
    const { arrived, connected } = await linksTo(secured(mode, policy), { credentials });
    await connected();
    await eventually(() => arrived[0]?.[0]?.sample.value === 4);
  });

  test('is heard with the certificate of a secret, and may be pinned by its SHA-1', async () => {
    const spec = specOf(server, {
      security: { mode: 'SignAndEncrypt', policy: 'Basic256Sha256' },
      serverThumbprint: thumbprints[0],
    });
    const { arrived } = await linksTo(spec, { credentials, certificate: pem });
    await eventually(() => arrived.length > 0);
  });

  test('refuses a wrong password, which is not in the reason', async () => {
    const tested = await linksTo(secured('SignAndEncrypt'), { credentials: 'operator:planted-wrong' });
    const reason = await reasonOf(tested);
    expect(reason).toMatch(/: the server refuses the credentials of the twin \(Bad\w+\)$/);
    expect(reason).not.toContain('planted');
    expect(tested.arrived).toEqual([]);
  });

  test('with another certificate than the twin expects gets no credentials', async () => {
    const spec = specOf(server, {
      security: { mode: 'SignAndEncrypt', policy: 'Basic256Sha256' },
      serverThumbprint: 'ab'.repeat(32),
    });
    const tested = await linksTo(spec, { credentials });
    expect(await reasonOf(tested)).toContain(
      `the server has another certificate than the twin expects. The thumbprint of the server's certificate is ${thumbprints[0]}`,
    );
    expect(tested.arrived).toEqual([]);
  });

  test('that does not offer the security says what it offers', async () => {
    const tested = await linksTo(secured('Sign', 'Aes256_Sha256_RsaPss'), { credentials });
    expect(await reasonOf(tested)).toMatch(
      /the server does not offer Sign with Aes256_Sha256_RsaPss, but .*Sign Basic256Sha256/,
    );
  });

  test('cannot be reached with a secret that has no certificate', async () => {
    const tested = await linksTo(secured('Sign'), { credentials, certificate: 'planted-nonsense' });
    const reason = await reasonOf(tested);
    expect(reason).toContain('the secret under `certificate` needs a certificate and its private key');
    expect(reason).not.toContain('planted');
  });

  test('knows a twin by the certificate that the runner made once, for itself alone', async () => {
    const own = join(folder, 'own');
    const secrets: string[] = [];
    const options = { credentials, folder: own, keepSecret: (value: string) => secrets.push(value) };
    for (const _ of [1, 2]) {
      const { connected } = await linksTo(secured('Sign'), options);
      await connected();
    }
    expect(statSync(join(own, 'client.pem')).mode & 0o777).toBe(0o600);
    expect(secrets).toHaveLength(2);
    expect(secrets[0]).toContain('PRIVATE KEY');
    expect(secrets[1]).toBe(secrets[0]);
  });
});

describe.skipIf(!hasAsyncua())('values of a server', () => {
  let server: OpcuaServer;
  const reading = { Speed: 1.5, Label: 'fast', Counts: [1, 2] };
  const nodes = {
    level: { type: 'Double', value: 4 },
    byte: { type: 'Byte', value: 7, writable: true },
    long: { type: 'Int64', value: -(2 ** 40), writable: true },
    flag: { type: 'Boolean', value: true, writable: true },
    text: { type: 'String', value: 'idle', writable: true },
    note: { type: 'LocalizedText', value: 'warm' },
    when: { type: 'DateTime', value: '2026-03-02T14:00:00' },
    row: { type: 'Double', value: [1, 2, 3], writable: true },
    grid: {
      type: 'Int32',
      value: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
    json: { type: 'String', value: '{"a": [1]}', writable: true },
    reading: { type: 'Reading', value: reading },
    huge: { type: 'UInt64', value: 2 ** 60 },
  } as const;
  beforeAll(async () => {
    server = await startOpcua({ nodes });
  }, 60_000);
  afterAll(() => server.kill());

  const hears = async (port: PortSpec, node: string, more: Partial<TelemetrySpec> = {}) => {
    const telemetry = { x: { link: 'plant', node: at(node), port, samplingSeconds: 0.05, ...more } };
    return await linksTo(specOf(server, {}, { telemetry }));
  };

  const cases: readonly [string, PortSpec, Json, Partial<TelemetrySpec>?][] = [
    ['byte', { type: 'integer' }, 7],
    ['long', { type: 'integer' }, -(2 ** 40)],
    ['flag', { type: 'boolean' }, true],
    ['text', { type: 'string' }, 'idle'],
    ['note', { type: 'string' }, 'warm'],
    ['when', { type: 'string' }, '2026-03-02T14:00:00.000Z'],
    ['row', { type: 'number', shape: [3] }, [1, 2, 3]],
    [
      'grid',
      { type: 'integer', shape: [2, 3] },
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['json', { type: 'object' }, { a: [1] }],
    ['reading', { type: 'object' }, reading],
    ['reading', { type: 'number' }, 1.5, { pointer: '/Speed' }],
    ['json', { type: 'integer' }, 1, { pointer: '/a/0' }],
  ];
  test.each(cases)('%s arrives at a port of %o as %j', async (node, port, value, more) => {
    const { arrived } = await hears(port, node, more);
    await eventually(() => arrived.length > 0);
    expect(arrived[0]).toMatchObject([{ port: 'x', sample: { value } }]);
  });

  test.each([
    ['text', { type: 'number' }, /^x: was of the type String; the port takes /],
    ['row', { type: 'number' }, /^x: was an array of the type Double; the port takes /],
    ['row', { type: 'number', shape: [2] }, /^x: was an array of the type Double; the port takes /],
    ['huge', { type: 'integer' }, /^x: was of the type UInt64; the port takes /],
  ] satisfies [string, PortSpec, RegExp][])('%s is refused by a port of %o', async (node, port, why) => {
    const { refused, arrived } = await hears(port, node);
    await eventually(() => refused.length > 0);
    expect(refused[0]).toMatch(why);
    expect(arrived).toEqual([]);
  });

  test('have the time of the source, and uncertain ones count', async () => {
    const { arrived, connected } = await hears({ type: 'number' }, 'level');
    await connected();
    await server.set('level', 9, { at: 1_784_109_600.5, status: 'UncertainLastUsableValue' });
    await eventually(() => arrived.some(([each]) => each?.sample.value === 9));
    expect(arrived.at(-1)).toEqual([{ port: 'x', sample: { value: 9, t: 1_784_109_600.5 } }]);
  });

  test('that are events count from the subscription on, each of them', async () => {
    const { arrived, connected } = await hears({ type: 'number', as: 'event' }, 'level');
    await connected();
    for (const value of [1, 2, 2, 3]) await server.set('level', value);
    await eventually(() => arrived.length >= 4);
    expect(arrived.map(([each]) => each?.sample.value)).toEqual([1, 2, 2, 3]);
  });

  test('that are events are all there when many come at once, and a full queue of the server is said', async () => {
    const { arrived, refused, connected } = await hears({ type: 'number', as: 'event' }, 'level', {
      samplingSeconds: 0.5,
    });
    await connected();
    const many = Array.from({ length: 60 }, (_, n) => n);
    for (const value of many) await server.set('level', value);
    await eventually(() => arrived.length >= many.length);
    expect(arrived.map(([each]) => each?.sample.value)).toEqual(many);
    // Good, of the kind DataValue, with the bit Overflow (OPC UA Part 4, section 7.39.1).
    await server.set('level', -1, { status: 0x480 });
    await eventually(() => arrived.at(-1)?.[0]?.sample.value === -1);
    expect(refused).toEqual(['x: was dropped by the server, whose queue was full (raise `queue` of x)']);
  });

  test('do not come late to a server that stood: a command that waits has its time', async () => {
    const at0 = { link: 'plant', node: at('byte'), expiresSeconds: 0.1 };
    const commands = { y: { ...at0, port: { type: 'integer', as: 'command' } as const } };
    const { links, connected, refused } = await linksTo(specOf(server, {}, { telemetry: {}, commands }));
    links.open();
    await connected();
    const before = server.seen.length;
    server.pause();
    onTestFinished(() => server.resume());
    for (const value of [1, 2, 3]) links.command('y', { value, t: 0 });
    await eventually(() => links.reasons.length === 0 && refused.length === 2);
    server.resume();
    await eventually(() => server.seen.length > before);
    links.command('y', { value: 4, t: 0 });
    await eventually(() => server.seen.at(-1) === 'byte 4');
    expect(server.seen.slice(before)).toEqual(['byte 1', 'byte 4']);
    expect(new Set(refused)).toEqual(new Set(["y: couldn't be sent for 0.1 s, and is not sent any more"]));
  });

  test.each([
    ['byte', { type: 'integer' }, 200, '200'],
    ['long', { type: 'integer' }, -5, '-5'],
    ['flag', { type: 'boolean' }, false, 'false'],
    ['text', { type: 'string' }, 'run', '"run"'],
    ['row', { type: 'number', shape: [2] }, [0.5, 1], '[0.5, 1.0]'],
    ['json', { type: 'object' }, { b: 2 }, '"{\\"b\\":2}"'],
  ] satisfies [string, PortSpec, Json, string][])(
    '%s takes a command of a port of %o: %j',
    async (node, port, value, seen) => {
      const commands = { y: { link: 'plant', node: at(node), port } };
      const { links } = await linksTo(specOf(server, {}, { commands }));
      links.open();
      const before = server.seen.length;
      links.command('y', { value, t: 0 });
      await eventually(() => server.seen.length > before);
      const [name, text] = [node, JSON.stringify(JSON.parse(seen))];
      expect(server.seen.at(-1)).toBe(`${name} ${text}`);
    },
  );

  test('a command to a node that the server lacks waits for its time, and the twin says why', async () => {
    const port = { type: 'integer', as: 'command' } as const;
    const commands = { y: { link: 'plant', node: at('none'), port, expiresSeconds: 0.1 } };
    const { links, refused } = await linksTo(specOf(server, {}, { telemetry: {}, commands }));
    links.open();
    const reason = await eventually(() => links.reasons.find((each) => each.includes('commanded')));
    expect(reason).toContain("physical.y can't be commanded at nsu=http://plant.example;s=none: ");
    links.command('y', { value: 1, t: 0 });
    await eventually(() => links.reasons && refused.length > 0);
    expect(refused).toEqual(["y: couldn't be sent for 0.1 s, and is not sent any more"]);
  });

  test.each([
    ['byte', 300, 'y: does not fit the node, whose type is Byte'],
    ['byte', 0.5, 'y: does not fit the node, whose type is Byte'],
    ['flag', 1, 'y: does not fit the node, whose type is Boolean'],
    ['level', 1, /^y: was refused by the server \(Bad\w+\)$/],
  ] satisfies [string, Json, string | RegExp][])('%s does not take %j', async (node, value, why) => {
    const commands = { y: { link: 'plant', node: at(node), port: { type: 'number' } as const } };
    const tested = await linksTo(specOf(server, {}, { commands }));
    tested.links.open();
    tested.links.command('y', { value, t: 0 });
    const first = await eventually(() => tested.refused.find((each) => each.startsWith('y: ')));
    if (typeof why === 'string') expect(first).toBe(why);
    else expect(first).toMatch(why);
  });
});

describe.skipIf(!hasAsyncua())('a server that is started again', () => {
  const level = { type: 'Double', value: 4 } as const;

  test('may have its namespaces in another order, and its nodes a little later', async () => {
    let server = await startOpcua({ nodes: { level } });
    const tested = await linksTo(specOf(server));
    onTestFinished(() => server.kill());
    await tested.connected();
    await server.kill();
    await eventually(() => tested.links.reasons.length > 0);
    server = await startOpcua({ port: server.port, nodes: { other: level } });
    await eventually(() =>
      tested.links.reasons.some((why) => /physical\.level is not watched: .*level/.test(why)),
    );
    await server.kill();
    const before = ['http://first.example', 'http://second.example'];
    const again = await startOpcua({ port: server.port, nodes: { level: { ...level, value: 5 } }, before });
    expect(again.index).toBe(server.index + 2);
    server = again;
    await tested.connected();
    await eventually(() => tested.arrived.at(-1)?.[0]?.sample.value === 5);
  });

  test('gets the safe value that it could not get when the twin stopped commanding', async () => {
    const nodes = { heater: { type: 'Boolean', value: false, writable: true } } as const;
    let server = await startOpcua({ nodes });
    const commands = {
      heater: { link: 'plant', node: at('heater'), port: { type: 'boolean' } as const, safe: false },
    };
    const { links } = await linksTo(specOf(server, {}, { telemetry: {}, commands }));
    onTestFinished(() => server.kill());
    links.open();
    links.command('heater', { value: true, t: 0 });
    await eventually(() => server.seen.at(-1) === 'heater true');
    await server.kill();
    await links.release();
    server = await startOpcua({ port: server.port, nodes });
    await eventually(() => server.seen.length > 0);
    expect(server.seen).toEqual(['heater false']);
  });
});
