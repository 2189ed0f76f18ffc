import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { platformFile } from '@dtaas/processes';
import { expect, it } from 'vitest';
import { hasGo } from '../testing/has-go.ts';

// The tests of the program itself are Go's. They run it as an ordinary process.
it.skipIf(!hasGo()).each([
  ['has no fault that go vet sees', ['vet', './...']],
  ['passes its own tests', ['test', '-count=1', './...']],
])('the program %s', async (_, arguments_) => {
  const child = spawn('go', arguments_, {
    cwd: platformFile('launcher/go'),
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = [text(child.stdout), text(child.stderr)];
  const [code] = await once(child, 'close');
  expect([code, code === 0 ? '' : (await output) + (await errors)]).toEqual([0, '']);
});
