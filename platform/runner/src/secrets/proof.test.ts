import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectRunner } from '../control/connect.ts';
import { compareSecrets, secretProof } from './proof.ts';

let folder: string;
let server: Server | undefined;
let asked: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-secrets-'));
  asked = [];
});
afterEach(async () => {
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  rmSync(folder, { recursive: true, force: true });
});

/** A runner that answers this, as a line. */
function runnerThat(answer: (nonce: string) => object): Promise<string> {
  const socket = join(folder, 's');
  server = createServer({ allowHalfOpen: true }, (connection) => {
    connection.once('data', (line) => {
      asked.push(String(line));
      connection.end(`${JSON.stringify(answer(JSON.parse(String(line)).nonce))}\n`);
    });
  });
  return new Promise((resolve) => server!.listen(socket, () => resolve(socket)));
}

const environment = { SAME: 'a', OTHER: 'b', NEW: 'c' };
const names = ['SAME', 'OTHER', 'NEW', 'ABSENT'];

test('secrets are compared by name, with a fresh nonce, and no value is sent', async () => {
  const socket = await runnerThat((nonce) => ({
    ok: true,
    protocol: 2,
    result: {
      since: '2026-11-22T12:00:00Z',
      proofs: {
        SAME: secretProof('SAME', 'a', nonce),
        OTHER: secretProof('OTHER', 'before', nonce),
        ABSENT: secretProof('ABSENT', 'x', nonce),
      },
    },
  }));
  for (let n = 0; n < 2; n++)
    expect(await compareSecrets(connectRunner(socket), names, environment)).toEqual({
      differing: ['OTHER', 'NEW'],
      unpassed: ['ABSENT'],
    });
  expect(new Set(asked).size).toBe(2);
  for (const line of asked) expect(line).toMatch(/^\{"op":"secrets","nonce":"[0-9a-f]{64}"\}\n$/);
});

test('a failure of the runner is reported', async () => {
  const error = { code: 'runner-failed', message: 'm', hint: 'h' };
  const socket = await runnerThat(() => ({ ok: false, error }));
  await expect(compareSecrets(connectRunner(socket), names, environment)).rejects.toMatchObject({
    code: 'runner-failed',
  });
});
