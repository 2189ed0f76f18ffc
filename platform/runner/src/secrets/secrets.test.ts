import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formsOf } from '@dtaas/processes';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { eventually, makeWorkspace } from '../../testing/workspace.ts';
import { resolveSecrets, Secrets } from './secrets.ts';

const folders: string[] = [];
let careless: string;
beforeAll(async () => {
  careless = await bundle('components/careless.mjs');
});
afterEach(async () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('secrets', () => {
  const named = () => new Secrets(new Map([['TOKEN', 'named-secret']]));

  test('that the platform issues are masked from then on, beside those that were named', () => {
    const secrets = named();
    const { mask, toJson } = secrets;
    expect(mask('issued-first')).toBe('issued-first');
    secrets.issue('a', 'a:issued-first');
    secrets.issue('b', 'b:issued-other');
    expect(mask('issued-first, issued-other, named-secret')).toBe('***, ***, ***');
    expect(toJson({ 'issued-first': ['issued-other', { 'named-secret': 1e12 }] })).toBe(
      '{"***":["***",{"***":1000000000000}]}',
    );
  });

  test('that were issued for the last 16 starts are masked: the status may still have values of those', () => {
    const secrets = named();
    for (let start = 10; start < 27; start++) secrets.issue('a', `a:issued-${start}`);
    expect(secrets.mask('issued-10 issued-11 issued-26')).toBe('issued-10 *** ***');
  });

  test('that were issued keep a file from becoming part of a snapshot, as the named ones do', () => {
    const secrets = named();
    secrets.issue('a', 'a:issued-first');
    const push = (text: string) => () => secrets.inspect('state.json')(Buffer.from(text));
    expect(push('{"url": "mqtt://a:issued-first@127.0.0.1"}')).toThrow(/holds a secret/);
    expect(push('named-secret')).toThrow(/holds a secret/);
    expect(push('nothing')).not.toThrow();
  });

  test("that are passed in a file that isn't a JSON object are deleted, and no message quotes them", () => {
    for (const text of ['hunter2-secret!', '["hunter2-secret!"]', '"hunter2-secret!"']) {
      const folder = mkdtempSync(join(tmpdir(), 'dtaas-passed-'));
      folders.push(folder);
      writeFileSync(join(folder, 'secrets'), text);
      const resolve = () => resolveSecrets(['TOKEN'], folder, {});
      expect(resolve).toThrow(expect.objectContaining({ code: 'secrets-unreadable' }));
      expect(existsSync(join(folder, 'secrets'))).toBe(false);
      writeFileSync(join(folder, 'secrets'), text);
      expect(resolve).toThrow(expect.not.objectContaining({ message: expect.stringContaining('hunter2') }));
    }
  });
});

/** Tells its credentials in each way that it has, and keeps them where only the test looks. */
const tells = `import { writeFileSync as keep } from 'node:fs';
const url = process.env.DTAAS_MQTT_URL;
keep(process.env.HOME + '/../../given', url);
const { username, password } = new URL(url);
console.error('I connect to ' + url);
console.log(JSON.stringify({ password }));
console.log('Basic ' + Buffer.from(username + ':' + password).toString('base64') + ' ' + Buffer.from(password).toString('hex'));
setTimeout(() => { throw new Error('no way to ' + url); }, 500);
`;

test('The password of a component at the broker shows in no log, answer or snapshot, however the component tells it.', async () => {
  const workspace = makeWorkspace(
    {
      teller: {
        program: { name: 'teller.mjs', text: `${tells}\n${careless}` },
        transport: 'mqtt',
        parameters: { says: ['{"n":"note","vs":"URL"}', '{"n":"URL","v":1}', 'garbage "n":"note" URL'] },
        outputs: { note: { type: 'string' } },
      },
    },
    [],
    { clock: { mode: 'wall' } },
  );
  await workspace.start();
  await eventually(async () => ((await workspace.client.status()).components['teller']?.restarts ?? 0) >= 2);
  await eventually(async () => 'teller.note' in (await workspace.client.status()).values);
  const { client, directory } = workspace;
  const said = [
    JSON.stringify(await client.status()),
    JSON.stringify(await client.logs({ tail: 1000 })),
    readFileSync(join(directory, 'logs', 'teller.log'), 'utf8'),
  ];
  expect(said[0]).toContain('mqtt://***@127.0.0.1');
  expect(said[1]).toContain('I connect to mqtt://***@127.0.0.1');
  const { username, password } = new URL(readFileSync(join(directory, 'given'), 'utf8'));
  for (const form of formsOf(`${username}:${password}`))
    for (const text of said) expect(text).not.toContain(form);
  // Every password of an earlier start was masked when it was said.
  expect(said[2]).not.toMatch(/mqtt:\/\/teller:/);
});
