import { describe, expect, test } from 'vitest';
import { isMarked, marked, markedText } from './mark.ts';

const key = 'a key of the tests, which nobody else has';
const place = { repository: 'plant/twins', conversation: 'pull-request/7', topic: 'review' };
const text = '# Review\n\nAll is well.\n';

describe('a text that the platform signed', () => {
  test('is found and read, also after the forge changed ends of lines, spaces at the end and the case of its name', () => {
    const body = marked(key, place, text);
    for (const seen of [body, body.replaceAll('\n', '\r\n'), `${body}\n\n`, body.trimEnd()]) {
      expect(isMarked(key, place, seen)).toBe(true);
      expect(markedText(key, place, seen)).toBe('# Review\n\nAll is well.');
    }
    expect(markedText(key, { ...place, repository: 'Plant/Twins' }, body)).toBeDefined();
  });

  test('is found, but not read, once somebody changed it', () => {
    const body = marked(key, place, text).replace('well', 'bad');
    expect(isMarked(key, place, body)).toBe(true);
    expect(markedText(key, place, body)).toBeUndefined();
  });

  test('may be empty', () => {
    expect(markedText(key, place, marked(key, place, ''))).toBe('');
  });

  test.each([
    ['another pull request', { conversation: 'pull-request/8' }],
    ['an issue of the same number', { conversation: 'issue/7' }],
    ['another repository', { repository: 'stranger/twins' }],
    ['another topic', { topic: 'difference' }],
    [
      'a place whose parts give the same text when joined',
      { conversation: 'pull-request/7r', topic: 'eview' },
    ],
  ])('counts for nothing in %s', (_, other) => {
    const body = marked(key, { ...place, ...other }, text);
    expect(isMarked(key, place, body)).toBe(false);
    expect(markedText(key, place, body)).toBeUndefined();
    expect(isMarked(key, { ...place, ...other }, marked(key, place, text))).toBe(false);
  });

  test.each([
    ['another key', marked('another key', place, text)],
    ['no line', text],
    ['the line further down', `Look:\n${marked(key, place, text)}`],
    ['a line without MACs', `<!-- dtaas review -->\n${text}`],
    ['the wrong MACs', `<!-- dtaas review ${'0'.repeat(32)} ${'0'.repeat(32)} -->\n${text}`],
  ])('is no text with %s', (_, body) => {
    expect(isMarked(key, place, body)).toBe(false);
    expect(markedText(key, place, body)).toBeUndefined();
  });
});
