import { describe, expect, test } from 'vitest';
import { ensured } from './ensured.ts';
import { forgeRefused, forgeUnreachable } from './failures.ts';

const lost = forgeUnreachable({ forge: 'git.example', said: 'the connection was reset' });

/** A forge that keeps texts, and the requests that reached it. */
class Texts {
  readonly texts: string[] = [];
  looks = 0;

  ensure(text: string, after: () => void = () => {}): Promise<string> {
    return ensured<string>({
      look: async () => {
        this.looks++;
        return this.texts[0];
      },
      isRight: (found) => found === text,
      make: async (found) => {
        if (found === undefined) this.texts.push(text);
        else this.texts[0] = text;
        after();
        return text;
      },
    });
  }
}

describe('ensured', () => {
  test('creates what is missing, leaves what is right, changes what differs', async () => {
    const forge = new Texts();
    expect(await forge.ensure('one')).toBe('one');
    expect(await forge.ensure('one')).toBe('one');
    expect(await forge.ensure('two')).toBe('two');
    expect(forge.texts).toEqual(['two']);
  });

  test('looks again when the answer got lost, and takes what it finds', async () => {
    const forge = new Texts();
    const loseAnswer = () => {
      throw lost;
    };
    expect(await forge.ensure('one', loseAnswer)).toBe('one');
    expect(forge).toMatchObject({ texts: ['one'], looks: 2 });
  });

  test('fails as the request did when the request got lost, and does not send it again', async () => {
    const forge = new Texts();
    const loseRequest = () => {
      forge.texts.pop();
      throw lost;
    };
    await expect(forge.ensure('one', loseRequest)).rejects.toBe(lost);
    expect(forge).toMatchObject({ texts: [], looks: 2 });
  });

  test('does not look again when the forge refused', async () => {
    const forge = new Texts();
    const refused = forgeRefused({ forge: 'git.example', request: 'comment', said: 'no right' });
    const refuse = () => {
      throw refused;
    };
    await expect(forge.ensure('one', refuse)).rejects.toBe(refused);
    expect(forge.looks).toBe(1);
  });
});
