import { describe, expect, it } from 'vitest';
import { type FarPlace, farHome, farPlace } from '../../testing/far-place.ts';
import { type FarMachine, farMachine, hasSshd } from '../../testing/sshd.ts';
import { fakeSpec } from '../../testing/temporary-place.ts';
import { runnerOf } from '../place.ts';

// Side by side: ssh takes 15 seconds to notice a cut.
describe.skipIf(!hasSshd()).concurrent('a network that is cut', () => {
  async function withMachine(use: (here: FarPlace, far: FarMachine) => Promise<void>): Promise<void> {
    const far = await farMachine();
    const here = farPlace(far);
    try {
      await here.place.observe();
      await use(here, far);
    } finally {
      await here.close();
      await far.remove();
    }
  }

  const startsOn = (far: FarMachine): number =>
    Number(far.run(`cat /root/.local/state/dtaas/${farHome}/incubator/starts 2>/dev/null | wc -l`));
  const ensure = ({ helper }: FarPlace, fake: { startMs: number }) =>
    helper.ask('ensure', ['incubator', fakeSpec('incubator', fake), {}]);

  it('before a call makes the place unreachable, with the reason, until it is back', () =>
    withMachine(async ({ place }, far) => {
      far.link('down');
      await expect(place.observe()).rejects.toMatchObject({
        code: 'place-unreachable',
        message: expect.stringMatching(/^pi\.lab can't be reached as root@[\d.]+, port 22: .+\.$/),
      });
      far.link('up');
      expect(await place.observe()).toEqual(new Map());
    }));

  it('behind an open connection makes the place unreachable within seconds for a command that only looks', () =>
    withMachine(async ({ look }, far) => {
      far.link('down');
      const error: unknown = await look.observe().catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: 'place-unreachable',
        message: expect.stringMatching(/: nothing came for 5 s\.$/),
      });
      // The machine is not asked again at once.
      expect(await look.observeOne('incubator').catch((reason: unknown) => reason)).toBe(error);
      far.link('up');
    }));

  it('while a workspace is made leaves one that the next call adopts', () =>
    withMachine(async (here, far) => {
      const cut = ensure(here, { startMs: 2_000 });
      await expect.poll(() => startsOn(far)).toBe(1);
      far.link('down');
      await expect(cut).rejects.toMatchObject({ code: 'place-connection-lost' });
      far.link('up');
      await ensure(here, { startMs: 2_000 });
      expect(startsOn(far)).toBe(1);
      expect(await here.place.observeOne('incubator')).toMatchObject({ alive: true });
    }));

  it('ends a stream with an error, not as if it were complete', () =>
    withMachine(async (here, far) => {
      await ensure(here, { startMs: 0 });
      const channel = await here.place.channel('incubator');
      const ended = new Promise((resolve) => channel.once('error', resolve).once('end', resolve));
      channel.resume();
      far.link('down');
      expect(await ended).toMatchObject({ code: 'place-connection-lost' });
      far.link('up');
      expect(await runnerOf(here.place, 'incubator').status()).toMatchObject({ twin: 'incubator' });
    }));
});
