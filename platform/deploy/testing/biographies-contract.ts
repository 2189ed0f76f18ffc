import { describe, expect, it } from 'vitest';
import type { Biographies, NewBiographyEntry } from '../src/world.ts';

export interface BiographiesUnderTest {
  readonly biographies: Biographies;
  /** Makes the tip of this twin's biography unreadable, as somebody who writes to it by hand could. */
  spoil(twin: string): Promise<void>;
}

const code = (wanted: string) => expect.objectContaining({ code: wanted });

function entry(twin: string, more: Partial<NewBiographyEntry> = {}): NewBiographyEntry {
  return { twin, event: 'saved', summary: 'x', trailers: {}, files: { status: '{"a": 1}' }, ...more };
}

/** What every kind of `Biographies` promises, with the codes of its errors. */
export function biographiesContract(name: string, open: () => Promise<BiographiesUnderTest>): void {
  describe(`biographies ${name}`, () => {
    it('of a twin that has none are empty', async () => {
      const { biographies } = await open();
      expect(await biographies.tip('a')).toBeUndefined();
      expect(await biographies.entries('a')).toEqual([]);
      const { tips, unreadable } = await biographies.tips();
      expect([...tips, ...unreadable]).toEqual([]);
      expect(await biographies.twins()).toEqual([]);
    });

    it.each(['a', 'mass-spring', 'factory.r1', '_recorder.factory.r1'])('are kept of %s', async (twin) => {
      const { biographies } = await open();
      const id = await biographies.append(entry(twin), undefined);
      expect(await biographies.tip(twin)).toEqual({ id, status: { a: 1 } });
      expect([...(await biographies.tips()).tips.keys()]).toEqual([twin]);
    });

    it.each(['', 'A', '../a', 'a/b', '-a', 'a.lock', `${'a'.repeat(121)}`])(
      'are refused of the id %j',
      async (twin) => {
        const { biographies } = await open();
        await expect(biographies.append(entry(twin), undefined)).rejects.toEqual(code('twin-name-invalid'));
        await expect(biographies.tip(twin)).rejects.toEqual(code('twin-name-invalid'));
        await expect(biographies.entries(twin)).rejects.toEqual(code('twin-name-invalid'));
      },
    );

    it('keep the files that an event leaves as they are', async () => {
      const { biographies } = await open();
      const files = { status: '{"a": 1}', desired: '{"b": 2}', stack: '{"c": 3}' };
      const first = await biographies.append(entry('a', { files }), undefined);
      await biographies.append(entry('a', { files: { status: '{"a": 4}', stack: '{"c": 5}' } }), first);
      expect(await biographies.tip('a')).toMatchObject({
        status: { a: 4 },
        desired: { b: 2 },
        stack: { c: 5 },
      });
    });

    it('give the newest tips whenever they are asked for', async () => {
      const { biographies } = await open();
      let tip = await biographies.append(entry('a'), undefined);
      for (const b of [1, 2]) {
        const files = { status: `{"b": ${b}}` };
        tip = await biographies.append(entry('a', { files }), tip);
        await biographies.append(entry(`other-${b}`), undefined);
        const { tips } = await biographies.tips();
        expect(tips.get('a')).toEqual({ id: tip, status: { b } });
        expect(tips.size).toBe(1 + b);
      }
    });

    it('list their entries with the newest first', async () => {
      const { biographies } = await open();
      const body = 'a line\nand another';
      const first = await biographies.append(
        entry('a', { event: 'deployed', summary: '1.0.0', body, trailers: { Actor: 'ada' } }),
        undefined,
      );
      const second = await biographies.append(entry('a', { summary: 'y' }), first);
      const all = await biographies.entries('a');
      expect(all).toMatchObject([
        { id: second, event: 'saved', subject: 'saved: y', body: '' },
        { id: first, event: 'deployed', subject: 'deployed: 1.0.0', body, trailers: { Actor: 'ada' } },
      ]);
      for (const { at } of all) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect((await biographies.entries('a', 1)).map(({ id }) => id)).toEqual([second]);
    });

    it('refuse an event after a tip that is not the tip any more', async () => {
      const { biographies } = await open();
      const first = await biographies.append(entry('a'), undefined);
      await biographies.append(entry('a', { summary: 'y' }), first);
      await expect(biographies.append(entry('a'), first)).rejects.toEqual(code('state-moved'));
      await expect(biographies.append(entry('a'), undefined)).rejects.toEqual(code('state-moved'));
      expect(await biographies.entries('a')).toHaveLength(2);
    });

    it('take one of two events that are appended at once', async () => {
      const { biographies } = await open();
      const first = await biographies.append(entry('a'), undefined);
      const both = await Promise.allSettled(
        ['y', 'z'].map((summary) => biographies.append(entry('a', { summary }), first)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(lost.reason).toEqual(code('state-moved'));
      expect(await biographies.entries('a')).toHaveLength(2);
    });

    it.each(['not JSON', '[]', '"text"', '1'])('refuse the status %s', async (status) => {
      const { biographies } = await open();
      const writing = biographies.append(entry('a', { files: { status } }), undefined);
      await expect(writing).rejects.toEqual(code('state-invalid'));
      expect(await biographies.tip('a')).toBeUndefined();
    });

    it('of other twins are read although one is unreadable', async () => {
      const { biographies, spoil } = await open();
      await biographies.append(entry('a'), undefined);
      await biographies.append(entry('b'), undefined);
      await spoil('a');
      const { tips, unreadable } = await biographies.tips();
      expect([...tips.keys()]).toEqual(['b']);
      expect(await biographies.twins()).toEqual(['a', 'b']);
      expect([...unreadable]).toEqual([['a', code('state-invalid')]]);
      await expect(biographies.tip('a')).rejects.toEqual(code('state-invalid'));
    });
  });
}
