import { describe, expect, it } from 'vitest';
import { locked } from '../../../testing/box.ts';
import { checkRepository } from '../../check.ts';
import { asset, exampleTree, plainPlatform, twin } from '../../explain/parts.ts';

function tool(name: string, endpoints: string): Record<string, string> {
  const spec = `run: {command: [node, main.mjs], endpoints: ${endpoints}}`;
  return {
    ...(asset(`tools/${name}`, spec, 'version: 1.0.0, license: MIT') as Record<string, string>),
    [`assets/tools/${name}/main.mjs`]: '',
  };
}

function serving(infrastructure: string, { name = 'box', more = '' } = {}): Record<string, string> {
  const spec = `assets: {dashboard: {asset: tools/dashboard, version: ^1}${more}}
infrastructure: ${infrastructure}`;
  return {
    'platform.yaml': plainPlatform,
    ...tool('dashboard', '{web: 5001, api: 5001}'),
    ...tool('editor', '{files: 5001}'),
    ...(twin(spec, name) as Record<string, string>),
  };
}

/** What `check` says: the code, the text where the problem stands, and the message. */
async function found(files: Record<string, string>): Promise<readonly string[]> {
  const all = await locked(files);
  return (await checkRepository(exampleTree(all))).map(({ file, line, column, code, message }) => {
    const text = all[file]?.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return `${code} at ${text.slice(0, 12)}: ${message}`;
  });
}

describe('exposed endpoints', () => {
  it('are right with a port, without one, and at an address of IPv6', async () => {
    const expose = '{a: {endpoint: dashboard.web, port: 8085}, b: {endpoint: dashboard.api, address: "::1"}}';
    expect(await found(serving(`{expose: ${expose}}`))).toEqual([]);
  });

  it.each([
    ['dashboard.wb', 'endpoint-unknown at dashboard.wb: tools/dashboard has no endpoint wb'],
    ['dashbord.web', 'endpoint-unknown at dashbord.web: The twin has no component dashbord'],
    ['dashboard.toString', 'endpoint-unknown at dashboard.to: tools/dashboard has no endpoint toString'],
  ])('are those of components: %s', async (endpoint, problem) => {
    expect(await found(serving(`{expose: {dash: {endpoint: ${endpoint}}}}`))).toEqual([problem]);
  });

  it.each([
    ['1.2.3', 'exposure-address at 1.2.3}}}: 1.2.3 is not an IP address'],
    [
      '0.0.0.0',
      'exposure-open at 0.0.0.0}}}: Other machines can reach dashboard.web, because it is exposed at 0.0.0.0',
    ],
    ['"::"', 'exposure-open at "::"}}}: Other machines can reach dashboard.web, because it is exposed at ::'],
  ])('have an IP address, and a warning where other machines reach it: %s', async (address, problem) => {
    const expose = `{dash: {endpoint: dashboard.web, address: ${address}}}`;
    expect(await found(serving(`{expose: ${expose}}`))).toEqual([problem]);
  });

  it('have ports of their own in a twin', async () => {
    const expose = `{a: {endpoint: dashboard.web, port: 80, address: 0.0.0.0}, b: {endpoint: dashboard.api, port: 80}}`;
    expect(await found(serving(`{expose: ${expose}}`))).toContain(
      'exposure-clash at 80}}}: Port 80 of 127.0.0.1 is taken: a is exposed there, too',
    );
  });

  it('have ports of their own at a place, as long as both twins run', async () => {
    const exposing = (name: string, more = '') =>
      serving(`{expose: {dash: {endpoint: dashboard.web, port: 8085}}}${more}`, { name });
    expect(await found({ ...exposing('box'), ...exposing('oven') })).toEqual([
      'exposure-clash at 8085}}}: Port 8085 of 127.0.0.1 is taken: the twin box has an endpoint exposed there, too',
    ]);
    const auto = plainPlatform.replace('defaultPlace: here', 'defaultPlace: auto');
    // They may be at different places.
    expect(await found({ ...exposing('box'), ...exposing('oven'), 'platform.yaml': auto })).toEqual([]);
    const suspended = exposing('oven', '\nlifecycle: {desired: suspended}');
    expect(await found({ ...exposing('box'), ...suspended })).toEqual([]);
  });
});

describe('the ports on which components listen', () => {
  it('are different for the components of a twin', async () => {
    const more = ', editor: {asset: tools/editor, version: ^1}';
    expect(await found(serving('{}', { more }))).toEqual([
      'endpoints-clash at editor: {ass: The endpoint editor.files listens on port 5001, and so does dashboard.web',
    ]);
  });

  it('are not taken by an address of the machine that the network allows', async () => {
    const problems = await found(serving('{network: {allow: ["localhost:5001"]}}'));
    expect(problems).toContain(
      'endpoints-clash at dashboard: {: The endpoint dashboard.web listens on port 5001, and so does localhost under network.allow',
    );
  });
});
