import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, masker, secretFinder } from './mask.ts';

describe('a secret', () => {
  test.each([
    ['as it is', 'token hunter2-secret!'],
    ['as the password of a pair', 'using secret! now'],
    ['in JSON', JSON.stringify({ token: 'line "one"\nline two' })],
    ['in base64', Buffer.from('hunter2-secret!').toString('base64')],
    ['in a header', `Basic ${Buffer.from('user:secret!').toString('base64url')}`],
    ['in a URL', `mqtt://user:${encodeURIComponent('line "one"\nline two')}@127.0.0.1`],
    ['in hex', Buffer.from('hunter2-secret!').toString('hex')],
    ['line by line', 'it ends with line two'],
  ])('is masked %s', (_how, text) => {
    const secrets = ['hunter2-secret!', 'user:secret!', 'line "one"\nline two'];
    expect(masker(secrets)(text)).toContain('***');
    expect(masker([])(text)).toBe(text);
  });

  test('is masked also where a message cuts it, wherever that is', () => {
    const mask = masker(['user:hunter2-secret!']);
    const text = '{"url": "mqtt://user:hunter2-secret!@127.0.0.1", "more": "hunter2-secret!"}';
    for (let length = 1; length <= text.length; length++) {
      const shown = mask(`no JSON: ${excerpt(text, length)}; the last of 3`);
      expect(shown).not.toContain('hunt');
      expect(shown).toMatch(/^no JSON: .*; the last of 3$/);
    }
    expect(mask('nothing to hide … at all…')).toBe('nothing to hide … at all…');
  });

  test('is found in bytes, wherever they are cut', () => {
    const noise = fc.uint8Array({ maxLength: 50 });
    fc.assert(
      fc.property(noise, noise, fc.integer({ min: 1, max: 10 }), (before, after, size) => {
        const bytes = Buffer.concat([before, Buffer.from('planted-secret'), after]);
        const finder = secretFinder(['planted-secret']);
        let isFound = false;
        for (let at = 0; at < bytes.length; at += size)
          isFound = finder(bytes.subarray(at, at + size)) || isFound;
        expect(isFound).toBe(true);
      }),
    );
    expect(secretFinder(['planted-secret'])(Buffer.from('planted secret'))).toBe(false);
  });
});
