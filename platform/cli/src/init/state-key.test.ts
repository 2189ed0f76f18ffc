import type { DeployKey, Forge } from '@dtaas/forge';
import { beforeEach, expect, it } from 'vitest';
import { replaceStateKey } from './state-key.ts';

let keys: DeployKey[];
let secret: string;
beforeEach(() => {
  keys = [
    { title: 'dtaas state', publicKey: 'ssh-ed25519 old', canPush: true },
    { title: 'backup', publicKey: 'ssh-ed25519 other', canPush: false },
  ];
  secret = 'old';
});

type Verbs = Pick<Forge, 'ensureDeployKey' | 'ensureSecret' | 'removeOtherDeployKeys'>;

/** A forge at which the command is killed after so many steps. */
function killedAfter(steps: number): Verbs {
  let left = steps;
  const step = <Given extends readonly unknown[]>(does: (...given: Given) => void) => {
    return async (...given: Given) => {
      if (left-- === 0) throw new Error('killed');
      does(...given);
    };
  };
  return {
    ensureDeployKey: step((key) => void keys.push(key)),
    ensureSecret: step((_name, value) => {
      secret = value;
    }),
    removeOtherDeployKeys: step(({ titled, publicKey }) => {
      keys = keys.filter((key) => !key.title.startsWith(titled) || key.publicKey === publicKey);
    }),
  };
}

const isSecretOf = (key: DeployKey) =>
  Buffer.from(secret.split('\n').slice(1, -2).join(''), 'base64').includes(
    Buffer.from(key.publicKey.split(' ')[1] ?? '', 'base64'),
  );

it.each([0, 1, 2])(
  'a key that is replaced and killed after step %i works, and so does the next one',
  async (steps) => {
    const replaced = replaceStateKey(killedAfter(steps)).then((removeOthers) => removeOthers());
    await expect(replaced).rejects.toThrow('killed');
    const works = secret === 'old' ? keys[0]?.publicKey === 'ssh-ed25519 old' : keys.some(isSecretOf);
    expect(works).toBe(true);
    await (await replaceStateKey(killedAfter(9)))();
    expect(keys.map(({ title }) => title)).toEqual([
      'backup',
      expect.stringMatching(/^dtaas state [0-9a-f]{8}$/),
    ]);
    expect(keys.slice(1).every(isSecretOf)).toBe(true);
  },
);
