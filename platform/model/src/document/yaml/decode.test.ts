import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlCharacter, decode } from './decode.ts';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('bytes that are not the text of a file', () => {
  it.each<[what: string, bytes: Uint8Array, code: string, offset: number, message: string]>([
    [
      'UTF-16, little end first',
      new Uint8Array([0xff, 0xfe, 0x61, 0]),
      'file-encoding',
      0,
      'The file is UTF-16, not UTF-8',
    ],
    [
      'UTF-16, big end first',
      new Uint8Array([0xfe, 0xff, 0, 0x61]),
      'file-encoding',
      0,
      'The file is UTF-16, not UTF-8',
    ],
    [
      'UTF-16 without a mark',
      new Uint8Array([0x61, 0, 0x3a, 0]),
      'file-encoding',
      0,
      'The file is UTF-16, not UTF-8',
    ],
    [
      'a byte order mark',
      Buffer.from('\ufeffa'),
      'file-encoding',
      0,
      'The file begins with a byte order mark',
    ],
    ['Latin-1', latin1('caf\u00e9 au lait'), 'file-encoding', 3, 'The byte 0xE9 is not UTF-8'],
    ['Latin-1 at the end', latin1('caf\u00e9'), 'file-encoding', 3, 'The byte 0xE9 is not UTF-8'],
    ['a lone continuation', latin1('a\u0080'), 'file-encoding', 1, 'The byte 0x80 is not UTF-8'],
    [
      'an overlong form',
      new Uint8Array([0x61, 0xc0, 0x80]),
      'file-encoding',
      1,
      'The byte 0xC0 is not UTF-8',
    ],
    [
      'a control character',
      Buffer.from('ab\u0007'),
      'file-characters',
      2,
      'The text has the control character U+0007',
    ],
    [
      'an override of direction',
      Buffer.from('a\u202eb'),
      'file-characters',
      1,
      'The text has the control character U+202E',
    ],
  ])('%s', (_what, bytes, code, offset, message) => {
    expect(decode(bytes).fault).toMatchObject({ code, offset, message });
  });
});

it('every text without control characters comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!controlCharacter.test(text) && !text.startsWith('\ufeff') && !text.includes('\0'));
      expect(decode(Buffer.from(text))).toEqual({ text });
    }),
  );
});

it('the first byte that is not UTF-8 is found, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z\u00e9\u20ac\ufffd\n]{0,40}$/),
      fc.stringMatching(/^[a-z]{0,10}$/),
      (before, after) => {
        fc.pre(before.length > 0);
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
        expect(decode(bytes)).toMatchObject({
          text: before,
          fault: { offset: before.length, message: 'The byte 0xFF is not UTF-8' },
        });
      },
    ),
  );
});
