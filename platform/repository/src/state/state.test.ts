import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryRepository, writeBlob, writeCommit } from '../../testing/temporary-repository.ts';
import { dirtyPaths } from '../git/commits.ts';
import { parseMessage, printMessage } from '../git/message.ts';
import { updateRefs } from '../git/refs.ts';
import { appendEvent, log } from './biography.ts';
import { readTip, readTips } from './state.ts';

/** fc.string() has no control characters, so blanks are all that a trailer folds. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const deployed = { event: 'deployed', subject: 'Deployed version 1.0.0' };

describe('a biography', () => {
  it("tells what happened and keeps the files that an event doesn't name", async () => {
    const repository = await temporaryRepository();
    expect(await readTip(repository, 'incubator')).toBeUndefined();
    expect(await log(repository, 'incubator')).toEqual([]);
    const desired = '{"twin":"incubator"}';
    const files = { status: '{"health":"Healthy"}', desired, stack: '{}' };
    const first = await appendEvent(repository, 'incubator', { ...deployed, files }, null);
    const saved = { event: 'saved', subject: 'Saved', body: 'By a person.', trailers: { Snapshot: 'x' } };
    const second = await appendEvent(repository, 'incubator', { ...saved, files: { stack: null } }, first);
    expect(await readTip(repository, 'incubator')).toEqual({
      id: second,
      status: { health: 'Healthy' },
      desired: { twin: 'incubator' },
    });
    const events = await log(repository, 'incubator');
    expect(events.map(({ event, subject, body }) => [event, subject, body])).toEqual([
      ['saved', 'Saved', 'By a person.'],
      ['deployed', 'Deployed version 1.0.0', ''],
    ]);
    const sha256 = createHash('sha256').update(desired).digest('hex');
    expect(events[1]).toMatchObject({
      id: first,
      trailers: { Twin: 'incubator', Event: 'deployed', Desired: sha256 },
    });
    expect(Math.abs(Date.parse(events[0]!.at) - Date.now())).toBeLessThan(60_000);
    expect(await log(repository, 'incubator', 1)).toHaveLength(1);
  });

  it("refuses what isn't JSON, a wrong tip, a wrong name and a branch that is checked out", async () => {
    const repository = await temporaryRepository();
    const append = (twin: string, files: object, tip: string | null) =>
      appendEvent(repository, twin, { ...deployed, files }, tip);
    for (const status of ['[]', '{"a":1e400}', '{"a":[{"b":-1e999}]}'])
      await expect(append('a', { status }, null)).rejects.toMatchObject({ code: 'state-invalid' });
    const tip = await append('a', { status: '{}' }, null);
    await expect(append('a', {}, null)).rejects.toMatchObject({ code: 'state-moved' });
    await append('a', {}, tip);
    await expect(append('a', {}, tip)).rejects.toMatchObject({ code: 'state-moved' });
    for (const name of ['../a', 'a/b', 'a..b', 'x.lock', '-a', 'A', ''])
      await expect(append(name, {}, null)).rejects.toMatchObject({ code: 'twin-name-invalid' });
    await repository.git.run(['switch', '-q', 'state/a']);
    const now = (await readTip(repository, 'a'))!.id;
    await expect(append('a', {}, now)).rejects.toMatchObject({ code: 'state-checked-out' });
  });

  it('touches neither the work tree, nor the index, nor HEAD', async () => {
    const repository = await temporaryRepository({ 'a.txt': '1', 'b.txt': '1' });
    writeFileSync(join(repository.root, 'a.txt'), 'staged');
    await repository.git.run(['add', 'a.txt']);
    writeFileSync(join(repository.root, 'b.txt'), 'changed');
    const look = async () => [
      await repository.git.text(['ls-files', '-s']),
      await repository.git.text(['rev-parse', 'HEAD']),
      await dirtyPaths(repository),
    ];
    const before = await look();
    await appendEvent(repository, 'a', { ...deployed, files: { status: '{}' } }, null);
    expect(await look()).toEqual(before);
  });

  it('has one winner among writers that start from the same tip, and loses nothing', async () => {
    const repository = await temporaryRepository();
    let tip = await appendEvent(repository, 'a', deployed, null);
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.allSettled(
        [1, 2, 3, 4].map((n) =>
          appendEvent(repository, 'a', { event: 'saved', subject: `Writer ${n}` }, tip),
        ),
      );
      const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(won).toHaveLength(1);
      tip = won[0]!.value;
    }
    expect(await log(repository, 'a')).toHaveLength(4);
  });

  it('works for a user without a name in git', async () => {
    const repository = await temporaryRepository();
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ['HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, repository.root);
    const tip = await appendEvent(repository, 'a', deployed, null);
    expect(await repository.git.text(['show', '-s', '--format=%cn <%ce>', tip])).toBe(
      'dtaas <noreply@dtaas.invalid>',
    );
  });
});

describe('readTips', () => {
  it("reads all twins, and one that is broken doesn't hide the others", async () => {
    const repository = await temporaryRepository();
    for (const twin of ['a', 'b', 'factory.r1'])
      await appendEvent(repository, twin, { ...deployed, files: { status: `{"is":"${twin}"}` } }, null);
    const id = await writeBlob(repository, 'nonsense');
    const commit = await writeCommit(repository, { files: [{ path: 'status.json', mode: '100644', id }] });
    await updateRefs(repository, [{ ref: 'refs/heads/state/broken', to: commit, from: null }]);
    const { tips, unreadable } = await readTips(repository);
    expect([...tips].map(([twin, { status }]) => [twin, status])).toEqual([
      ['a', { is: 'a' }],
      ['b', { is: 'b' }],
      ['factory.r1', { is: 'factory.r1' }],
    ]);
    expect([...unreadable.keys()]).toEqual(['broken']);
    const tip = await appendEvent(repository, 'a', deployed, tips.get('a')!.id);
    const again = await readTips(repository, tips);
    expect(again.tips.get('a')).toMatchObject({ id: tip, status: { is: 'a' } });
    expect(again.tips.get('b')).toBe(tips.get('b'));
    expect([again.tips.size, ...again.unreadable.keys()]).toEqual([3, 'broken']);
    expect((await log(repository, 'broken'))[0]).toMatchObject({ event: '', subject: 'By a stranger' });
  });
});

describe('messages', () => {
  it('give back their trailers, whatever people write', () => {
    const trailers = fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{1,6}(-[A-Z][a-z]{1,6})?$/), fc.string());
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), trailers, (subject, body, own) => {
        const message = { subject: `S${subject}`, body, trailers: { Event: 'saved', ...own } };
        const parsed = parseMessage(printMessage(message));
        const said = Object.entries(message.trailers).filter(([, value]) => oneLine(value) !== '');
        expect(parsed.trailers).toEqual(
          Object.fromEntries(said.map(([key, value]) => [key, oneLine(value)])),
        );
      }),
    );
  });

  it("can't be given a trailer by their body", () => {
    const printed = printMessage({ subject: 'x', body: 'Event: deployed', trailers: { Event: 'saved' } });
    expect(parseMessage(printed).trailers).toEqual({ Event: 'saved' });
    const value = printMessage({ subject: 'x', body: '', trailers: { Actor: 'me\nEvent: deployed' } });
    expect(parseMessage(value).trailers).toEqual({ Actor: 'me Event: deployed' });
  });
});
