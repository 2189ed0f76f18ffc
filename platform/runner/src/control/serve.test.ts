import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { secretProof } from '../secrets/proof.ts';

async function asked(
  line: string,
): Promise<{ ok: boolean; error?: { code: string; message: string; hint: string } }> {
  const workspace = makeWorkspace({}, []);
  await workspace.run();
  const socket = connect(workspace.file.socket);
  socket.end(`${line}\n`);
  return JSON.parse((await text(socket)).split('\n')[0]!);
}

describe('a request on the control socket', () => {
  test.each([
    ['{"op":"watch","everyMs":1e400}', /it has a number that is not finite/],
    ['{"op":"watch","everyMs":"often"}', /everyMs must be a number, 0 or more/],
    ['{"op":"watch","samples":-1}', /samples must be a number, 0 or more/],
    ['{"op":"logs","tail":1e400}', /not finite/],
    ['{"op":"start","withhold":7}', /withhold must be a string/],
    ['{"op":"logs","component":7}', /component must be a string/],
    ['{"op":"fetch","name":null}', /name must be a string/],
    ['{"op":"stop","save":"yes"}', /save must be a boolean/],
    ['{"op":"fetch"}', /name is missing/],
    ['{"op":"secrets"}', /nonce is missing/],
    ['{"op":"secrets","nonce":"00"}', /nonce must be 32 to 128 hex digits/],
    ['{"op":"secrets","nonce":7}', /nonce must be 32 to 128 hex digits/],
    ['{"op":"dial"}', /port, or component and command is missing/],
    ['{"op":"dial","component":"count"}', /port, or component and command is missing/],
    ['{"op":"dial","port":0}', /port must be a port, 1 to 65535/],
    ['{"op":"dial","port":70000}', /port must be a port, 1 to 65535/],
    ['{"op":"dial","port":"22"}', /port must be a port, 1 to 65535/],
    ['{"op":"dial","component":"count","command":[]}', /command must be a program and its arguments/],
    ['{"op":"dial","component":"count","command":"sh"}', /command must be a program and its arguments/],
    ['{"op":"dial","component":"count","command":["sh",1]}', /command must be a program and its arguments/],
    [`{"op":"status","more":"${'x'.repeat(2 ** 20)}"}`, /a request: a line is longer than 1048576 bytes/],
    ['{"op":"status"', /./],
    [`{"op":"status","more":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, /nested too deep/],
  ])('%.50s is refused with what is wrong', async (line, why) => {
    const { ok, error } = await asked(line);
    expect(ok).toBe(false);
    expect(error).toMatchObject({ code: 'request-invalid', message: expect.stringMatching(why) });
  });

  test.each([['{"op":"toString"}'], ['{"op":"dance"}'], ['{"op":7}'], ['[]'], ['7']])(
    '%s is not known',
    async (line) => {
      expect((await asked(line)).error).toMatchObject({ code: 'request-unknown' });
    },
  );

  test('with a field that another edition has is answered', async () => {
    expect(await asked('{"op":"status","edition":9}')).toMatchObject({ ok: true });
  });
});

describe('secrets', () => {
  const values = { PLANT: 'operator:correct-horse', TOKEN: 'abcdef' };
  const nonce = 'ab'.repeat(16);

  async function running(secrets: { readonly [name: string]: string }): Promise<TestWorkspace> {
    const workspace = makeWorkspace({}, [], { secrets: Object.keys(secrets) });
    await workspace.run({ secrets });
    return workspace;
  }

  test('are compared by proofs over a nonce, which hold no value and differ with each nonce, name and value', async () => {
    const { client } = await running(values);
    const { since, proofs } = await client.secrets(nonce);
    expect(proofs).toEqual({
      PLANT: secretProof('PLANT', values.PLANT, nonce),
      TOKEN: secretProof('TOKEN', values.TOKEN, nonce),
    });
    const others = [
      secretProof('PLANT', 'operator:other', nonce),
      secretProof('PLANT', values.PLANT, 'cd'.repeat(16)),
      secretProof('TOKEN', values.PLANT, nonce),
    ];
    expect(others).not.toContain(proofs['PLANT']);
    expect((await client.status()).secretsSince).toBe(since);
  });

  test('are not masked in a proof, even if its digits are those of a secret', async () => {
    const digits = secretProof('A', 'value-of-a', nonce).slice(10, 20);
    const { client } = await running({ A: 'value-of-a', B: digits });
    const { proofs } = await client.secrets(nonce);
    expect(proofs['A']).toBe(secretProof('A', 'value-of-a', nonce));
  });

  test('of a twin that has none have no time', async () => {
    const { client } = await running({});
    expect(await client.status()).not.toHaveProperty('secretsSince');
    expect((await client.secrets(nonce)).proofs).toEqual({});
  });
});
