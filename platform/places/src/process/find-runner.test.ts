import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askRunner } from '../runner-answer.ts';

let folder: string;
let socket: string;
let hanging: Server;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  socket = join(folder, 'control');
});
afterEach(() => {
  hanging.close();
  rmSync(folder, { recursive: true });
});

it('lets go of a runner that hangs, so that who asked can end', async () => {
  const closed = new Promise<void>((resolve) => {
    hanging = createServer((connection: Socket) => {
      connection.resume().on('close', resolve);
    }).listen(socket);
  });
  await once(hanging, 'listening');
  expect(await askRunner(socket, 50)).toBeUndefined();
  await closed;
});
