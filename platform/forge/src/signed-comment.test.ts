import { describe, expect, test } from 'vitest';
import { forgeUnreachable } from './failures.ts';
import type { Comment } from './forge.ts';
import { type CommentRequests, commentPlace, ensureSignedComment, trustedText } from './signed-comment.ts';

const key = 'a key of the tests, which nobody else has';
const place = commentPlace('plant/twins', { number: 7 }, 'review');

/** A conversation in memory. */
class Talk implements CommentRequests {
  readonly comments: Comment[] = [];
  loses = false;

  async list() {
    return [...this.comments];
  }

  async create(body: string) {
    const at = '2026-11-30T06:00:00Z';
    const id = String(this.comments.length + 1);
    const comment = { id, author: 'dtaas', body, url: `#${id}`, createdAt: at, updatedAt: at };
    this.comments.push(comment);
    if (this.loses) throw forgeUnreachable({ forge: 'git.example', said: 'reset' });
    return comment;
  }

  async change({ id }: Comment, body: string) {
    const changed = { ...(this.comments[Number(id) - 1] as Comment), body };
    this.comments[Number(id) - 1] = changed;
    return changed;
  }

  ensure(body: string) {
    return ensureSignedComment(this, { key, place, body });
  }
}

describe('a signed comment', () => {
  test('is made once, also when the answer got lost, and changed in place', async () => {
    const talk = new Talk();
    talk.loses = true;
    const first = await talk.ensure('One.');
    expect(await talk.ensure('One.\r\n')).toBe(first);
    expect(await talk.ensure('Two.')).toMatchObject({ id: first.id });
    expect(talk.comments).toHaveLength(1);
    expect(trustedText(talk.comments, key, place)).toBe('Two.');
  });

  test('is the oldest with its place: a later copy neither counts nor changes', async () => {
    const talk = new Talk();
    const { body } = await talk.ensure('One.');
    await talk.create(body);
    await talk.ensure('Two.');
    expect(talk.comments[1]?.body).toBe(body);
    expect(trustedText(talk.comments, key, place)).toBe('Two.');
  });

  test('is not trusted once it was edited, though a copy of the text follows', async () => {
    const talk = new Talk();
    const first = await talk.ensure('One.');
    await talk.create(first.body);
    await talk.change(first, `${first.body} More.`);
    expect(trustedText(talk.comments, key, place)).toBeUndefined();
    expect(await talk.ensure('One.')).toMatchObject({ id: first.id });
  });

  test('of an issue is not the one of a pull request with its number', async () => {
    const talk = new Talk();
    await talk.ensure('One.');
    const issue = commentPlace('plant/twins', { number: 7, about: 'issue' }, 'review');
    expect(trustedText(talk.comments, key, issue)).toBeUndefined();
  });
});
