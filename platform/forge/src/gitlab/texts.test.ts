import { describe, expect, test } from 'vitest';
import { withoutCommands as carriedOut } from '../../testing/gitlab/operations/quick-actions.ts';
import { asWritten, oneLine, readBody, withoutCommands } from './texts.ts';

describe('a text for GitLab', () => {
  test.each([
    ['a command', '/close'],
    ['a command after other lines', 'Look:\n\n/close\n/merge now\n'],
    ['a command behind a carriage return', 'one\n\r/close'],
    ['a command behind several', '\r\r/close\r\n\r/merge'],
    ['a command after Windows lines', 'one\r\n/close\r\n'],
    ['a command behind the sign that stands for a carriage return', '␍,/close\n␍/merge'],
    ['a text that was already written so', ' /close\n  /merge\n␍. ␍,'],
    ['a path', '/etc/passwd\n a/b\n'],
    ['a command in code', '```\n/close\n```\n    /close'],
    ['progress of a program', '10 %\r20 %\r100 %\n'],
    ['nothing', ''],
  ])('has no line that GitLab carries out, and is read back as it was: %s', (_, text) => {
    const stored = withoutCommands(text);
    expect(carriedOut(stored)).toEqual({ text: stored.trimEnd(), commands: [] });
    expect(asWritten(stored)).toBe(text.replaceAll('\r\n', '\n'));
  });

  test('would be carried out as it is', () => {
    expect(carriedOut('Look:\n\r/close\n/title x').commands).toEqual(['close', 'title']);
  });

  test("is read back only where it is the platform's", () => {
    expect(readBody('<!-- dtaas review 0 0 -->\n /close')).toBe('<!-- dtaas review 0 0 -->\n/close');
    expect(readBody('Look:\n /close')).toBe('Look:\n /close');
  });
});

describe('one line', () => {
  test.each([
    ['ab', 'ab'],
    ['a\r\nb\0\n', 'a b'],
    ['abcdef', 'abcd…'],
    ['abc🏭def', 'abc…'],
  ])('of %j is %j', (text, line) => {
    expect(oneLine(text, 5)).toBe(line);
  });
});
