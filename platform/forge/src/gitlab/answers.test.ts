import { describe, expect, test } from 'vitest';
import { commitId, fields, flag, list, number, optional, type Reader, readAs, text } from './answers.ts';

const about = { forge: 'git.example', request: 'the list' };
const shape = fields({ id: number, name: text, note: optional(text), open: flag, tags: list(text) });

describe('an answer', () => {
  test('is read with the fields that are asked for', async () => {
    const answer = { id: 1, name: 'a', note: null, open: true, tags: ['x'], more: {} };
    const read = await readAs(shape, about, Promise.resolve(answer));
    expect(read).toEqual({ id: 1, name: 'a', note: undefined, open: true, tags: ['x'] });
  });

  test.each<[string, Reader<unknown>, unknown, string]>([
    ['a text instead of a list', list(text), 'x', 'the answer is not a list'],
    ['an object instead of a list', list(text), {}, 'the answer is not a list'],
    ['nothing', shape, null, 'the answer is not an object'],
    ['a list instead of an object', shape, [], 'the answer is not an object'],
    ['a field that is missing', shape, { id: 1 }, 'the answer.name is not a text'],
    ['a number as a text', number, '1', 'the answer is not a whole number'],
    ['half a number', number, 1.5, 'the answer is not a whole number'],
    ['a list with another entry', list(number), [1, 'x'], 'the answer[1] is not a whole number'],
    ['a commit that is an option', commitId, '--upload-pack=x', 'the answer is not a commit'],
    ['a field of the prototype', fields({ toString: text }), {}, 'the answer.toString is not a text'],
    ['a text as a flag', flag, 'true', 'the answer is neither true nor false'],
  ])('%s is not taken', async (_, reader, answer, said) => {
    await expect(readAs(reader, about, Promise.resolve(answer))).rejects.toMatchObject({
      code: 'forge-answer-invalid',
      message: `The answer of git.example to the list can't be read: ${said}`,
    });
  });

  test('that fails keeps its error', async () => {
    const error = new Error('no network');
    await expect(readAs(text, about, Promise.reject(error))).rejects.toBe(error);
  });
});
