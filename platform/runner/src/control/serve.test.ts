import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts';

const open: TestWorkspace[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((workspace) => workspace.remove()));
});

async function asked(
  line: string,
): Promise<{ ok: boolean; error?: { code: string; message: string; hint: string } }> {
  const workspace = makeWorkspace({}, []);
  open.push(workspace);
  await workspace.run();
  const socket = connect(workspace.file.socket);
  socket.end(`${line}\n`);
  return JSON.parse((await text(socket)).split('\n')[0]!);
}

describe('a request on the control socket', () => {
  test.each([
    ['{"op":"watch","everyMs":1e400}', /it holds a number that is not finite/],
    ['{"op":"watch","everyMs":"often"}', /everyMs must be a number, 0 or more/],
    ['{"op":"watch","samples":-1}', /samples must be a number, 0 or more/],
    ['{"op":"logs","tail":1e400}', /not finite/],
    ['{"op":"logs","component":7}', /component must be a string/],
    ['{"op":"fetch","name":null}', /name must be a string/],
    ['{"op":"stop","save":"yes"}', /save must be a boolean/],
    ['{"op":"status"', /./],
    [`{"op":"status","more":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, /nested too deep/],
  ])('%.50s is refused with what is wrong', async (line, why) => {
    const { ok, error } = await asked(line);
    expect(ok).toBe(false);
    expect(error).toMatchObject({ code: 'request-invalid', message: expect.stringMatching(why) });
  });

  test.each([['{"op":"dance"}'], ['{"op":7}'], ['[]'], ['7']])('%s is not known', async (line) => {
    expect((await asked(line)).error).toMatchObject({ code: 'request-unknown' });
  });

  test('with a field that another edition has is answered', async () => {
    expect(await asked('{"op":"status","edition":9}')).toMatchObject({ ok: true });
  });
});
