import { expect, test } from 'vitest';
import { marked } from '../../src/mark.ts';
import { topic } from './topic.ts';

export const issues = topic('issues and labels', (scene) => {
  const wanted = (about: string, state: 'open' | 'closed' = 'open') => ({
    topic: about,
    title: `Deployment of ${about} failed`,
    body: 'It says why.',
    state,
    labels: ['dtaas'],
  });

  test('one is made, changed in place, closed and opened again', async () => {
    const { owner } = scene();
    const first = await owner.ensureIssue(wanted('mill'));
    expect(first).toMatchObject({ title: 'Deployment of mill failed', state: 'open', labels: ['dtaas'] });
    expect(first?.body).toContain('It says why.');
    expect(await owner.ensureIssue(wanted('mill'))).toEqual(first);
    const changed = await owner.ensureIssue({
      ...wanted('mill'),
      title: 'Other',
      body: 'Other.',
      labels: ['dtaas', 'urgent'],
    });
    expect(changed).toMatchObject({ number: first?.number, title: 'Other', state: 'open' });
    expect(changed?.labels.toSorted()).toEqual(['dtaas', 'urgent']);
    expect(await owner.ensureIssue(wanted('mill', 'closed'))).toMatchObject({
      number: first?.number,
      state: 'closed',
    });
    expect(await owner.ensureIssue(wanted('mill'))).toMatchObject({ number: first?.number, state: 'open' });
  });

  test('what never was open is not opened to be closed', async () => {
    expect(await scene().owner.ensureIssue(wanted('never', 'closed'))).toBeUndefined();
  });

  test('topics have their own', async () => {
    const { owner } = scene();
    const [one, other] = [await owner.ensureIssue(wanted('one')), await owner.ensureIssue(wanted('one.two'))];
    expect(one?.number).not.toBe(other?.number);
    expect(await owner.ensureIssue(wanted('one'))).toEqual(one);
  });

  test("a stranger's copy, and an issue with the same title, are left alone", async () => {
    const { owner, repository } = scene();
    const { title } = wanted('copied');
    const place = { repository: owner.repository, conversation: 'issues', topic: 'copied' };
    const titled = await repository.byHand.openIssue('stranger', { title, body: 'It says why.' });
    const forged = await repository.byHand.openIssue('stranger', {
      title,
      body: marked('a key that a stranger made up', place, 'x'),
    });
    const ours = await owner.ensureIssue(wanted('copied'));
    expect([titled, forged]).not.toContain(ours?.number);
    await repository.byHand.openIssue('stranger', { title, body: ours?.body ?? '' });
    expect(await owner.ensureIssue({ ...wanted('copied'), body: 'Next.' })).toMatchObject({
      number: ours?.number,
    });
    expect(await owner.ensureIssue(wanted('copied', 'closed'))).toMatchObject({ number: ours?.number });
  });

  test('a label can be ensured again and changed', async () => {
    const { owner } = scene();
    const label = { name: 'twin', color: 'ededed', description: 'Changes a twin' };
    await owner.ensureLabel(label);
    await owner.ensureLabel(label);
    await owner.ensureLabel({ ...label, color: 'ff0000', description: 'Changes one twin' });
    expect(await owner.ensureIssue({ ...wanted('labelled'), labels: ['twin'] })).toMatchObject({
      labels: ['twin'],
    });
  });

  test('a label that does not exist is made', async () => {
    const issue = await scene().owner.ensureIssue({ ...wanted('unlabelled'), labels: ['never made'] });
    expect(issue).toMatchObject({ labels: ['never made'] });
  });

  test('an issue without labels has none', async () => {
    const { owner } = scene();
    await owner.ensureIssue(wanted('bare'));
    expect(await owner.ensureIssue({ ...wanted('bare'), labels: [] })).toMatchObject({ labels: [] });
  });
});
