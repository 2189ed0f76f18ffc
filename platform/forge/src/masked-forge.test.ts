import { describe, expect, it } from 'vitest';
import type { Forge } from './forge.ts';
import { maskedForge } from './masked-forge.ts';

const secret = 'planted';
const on = { number: 7 };

/** What a forge gets when a verb is called at the masked one. */
async function got(call: (forge: Forge) => unknown): Promise<unknown> {
  const sent: unknown[] = [];
  const verb = (...given: unknown[]) => void sent.push(...given);
  const forge = new Proxy({} as Forge, { get: () => verb });
  await call(maskedForge(forge, (text) => text.replaceAll(secret, '***')));
  return sent;
}

describe('a forge to which no secret is posted', () => {
  it.each<[string, (forge: Forge) => unknown]>([
    ['comment', (forge) => forge.ensureComment(on, { topic: 'review', body: secret })],
    ['last comment', (forge) => forge.ensureLastComment(on, secret)],
    [
      'pull request',
      (forge) => forge.ensurePullRequest({ head: 'a', base: 'main', title: secret, body: secret }),
    ],
    [
      'issue',
      (forge) =>
        forge.ensureIssue({ topic: 'failed', title: secret, body: secret, state: 'open', labels: [secret] }),
    ],
    ['label', (forge) => forge.ensureLabel({ name: 'a', color: '#000000', description: secret })],
    ['release', (forge) => forge.ensureRelease({ tag: 'a', title: secret, body: secret })],
    [
      'commit of files',
      (forge) => forge.ensureFiles({ branch: 'a', from: 'c0ffee', message: secret, files: {} }),
    ],
    ['merge', (forge) => forge.merge(7, { head: 'c0ffee', message: secret })],
    ['key', (forge) => forge.ensureDeployKey({ title: secret, publicKey: 'ssh-ed25519 A', canPush: true })],
  ])('gets no secret in a %s', async (_, call) => {
    const sent = JSON.stringify(await got(call));
    expect(sent).toContain('***');
    expect(sent).not.toContain(secret);
  });

  it('gets all statuses', async () => {
    const [one, other] = ['dtaas/oven', 'dtaas'].map(
      (name) =>
        ({ name, state: 'error', description: `${secret} ${name}`, url: `https://x:${secret}@a` }) as const,
    );
    expect(await got((forge) => forge.ensureStatus('c0ffee', one!, other!))).toEqual([
      'c0ffee',
      { ...one, description: '*** dtaas/oven', url: 'https://x:***@a' },
      { ...other, description: '*** dtaas', url: 'https://x:***@a' },
    ]);
  });

  it('gets a secret that is to be kept there, and what git knows by name', async () => {
    expect(await got((forge) => forge.ensureSecret('KEY', secret))).toEqual(['KEY', secret]);
    const change = { branch: secret, from: secret, message: '', files: { [secret]: secret } };
    expect(await got((forge) => forge.ensureFiles(change))).toEqual([change]);
  });

  it('answers what is no verb', () => {
    expect(maskedForge({ requests: 3 } as Forge, String).requests).toBe(3);
  });
});
