import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed, type Status, type TwinStatus } from './counter.ts';
import { type Clone, ended, hasEngine, type Machine, temporaryMachine } from './machine.ts';

const shared = { platform: '  state: {remote: origin, push: true}\n' };

async function statusOf(clone: Clone): Promise<TwinStatus> {
  const [twin] = (await clone.ask<Status>('status', 'counter')).twins;
  if (!twin) throw new Error('no twin');
  return twin;
}

async function countOf(clone: Clone): Promise<number> {
  return (await statusOf(clone)).values?.['counter.count']?.value ?? Number.NaN;
}

/** Names of snapshots, as `dtaas` tells them. */
async function snapshotsOf(clone: Clone): Promise<string[]> {
  const { snapshots } = await clone.ask<{ snapshots: { name: string }[] }>('snapshots', 'counter');
  return snapshots.map(({ name }) => name);
}

describe.skipIf(!hasEngine())('twins whose home is a remote', () => {
  const machines: Machine[] = [];
  let bare: string;
  let here: Machine;
  let one: Clone;
  function newMachine(): Machine {
    const machine = temporaryMachine();
    machines.push(machine);
    return machine;
  }
  beforeEach(async () => {
    here = newMachine();
    const author = await here.begin('author', counterPlatform(shared));
    bare = join(here.folder, 'bare.git');
    author.git('clone', '--quiet', '--bare', '--', author.directory, bare);
    one = here.clone('one', bare);
  });
  afterEach(async () => {
    for (const machine of machines.splice(0)) await machine.remove();
  });

  it('a deleted clone comes back by cloning: the running twin is adopted', async () => {
    await one.run('deploy');
    await one.run('save');
    const saved = await snapshotsOf(one);
    const before = await countOf(one);
    const runners = here.runners();
    rmSync(one.directory, { recursive: true });

    const again = here.clone('one', bare);
    expect(await again.ask<Deployed>('deploy')).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
    expect(here.runners()).toEqual(runners);
    expect(await countOf(again)).toBeGreaterThanOrEqual(before);
    expect(await snapshotsOf(again)).toEqual(saved);
  });

  it('a deleted clone and its machine come back by cloning: the twin is restored', async () => {
    await one.run('deploy');
    const { twins } = await one.ask<Deployed>('save');
    const [snapshot] = twins[0]?.saved ?? [];
    const before = await countOf(one);

    const elsewhere = newMachine().clone('one', bare);
    expect(await elsewhere.ask<Deployed>('deploy')).toMatchObject({
      twins: [{ outcome: 'done', event: 'deployed', restore: { outcome: 'restored', from: snapshot } }],
    });
    expect(await countOf(elsewhere)).toBeGreaterThan(before - 50);
    expect(await snapshotsOf(elsewhere)).toEqual([snapshot]);
    expect(await elsewhere.run('log', 'counter')).toMatch(/saved/);
  });

  it('of two that deploy a first twin at once one wins, and the other is told and can follow', async () => {
    const there = newMachine();
    const other = there.clone('other', bare);
    const clones = [one, other];
    const calls = await Promise.all(
      clones.map((clone) => ended(clone.start(['deploy', '--format', 'json']))),
    );
    const winners = calls.filter(({ code }) => code === 0);
    expect(winners, calls.map(({ stderr, stdout }) => stderr + stdout).join('\n')).toHaveLength(1);
    const lost = calls.findIndex(({ code }) => code === 1);
    const answer = JSON.parse(calls[lost]!.stdout) as Deployed;
    expect(answer.twins[0]).toMatchObject({ unpushed: { code: 'state-diverged' } });

    // Nothing is merged by guess; whoever lost keeps the story of its own until a person chooses.
    const loser = clones[lost]!;
    const winner = clones[1 - lost]!;
    expect(loser.git('rev-parse', 'state/counter')).not.toBe(winner.git('rev-parse', 'state/counter'));
    loser.git('branch', '--force', 'state/counter', winner.git('rev-parse', 'state/counter'));
    await loser.run('deploy');
    expect(loser.git('rev-parse', 'refs/dtaas/home')).toBe(winner.git('rev-parse', 'refs/dtaas/home'));
    expect([here.runners().length, there.runners().length]).toEqual([1, 1]);
  });

  it('five saves at once in each of two clones are ten in the home, and neither clone diverged', async () => {
    await one.run('deploy');
    const clones = [one, here.clone('two', bare)];
    const calls = await Promise.all(
      clones.flatMap((clone) =>
        Array.from({ length: 5 }, () => ended(clone.start(['save', 'counter', '--format', 'json']))),
      ),
    );
    expect(
      calls.map(({ code }) => code),
      calls.map(({ stdout, stderr }) => stdout + stderr).join('\n'),
    ).toEqual(Array(10).fill(0));
    const saved = calls.flatMap(({ stdout }) => (JSON.parse(stdout) as Deployed).twins[0]?.saved ?? []);
    const fresh = here.clone('fresh', bare);
    await fresh.run('status');
    const told = fresh.git('log', '--format=%(trailers:key=Snapshot,valueonly)', 'state/counter');
    expect(told.split('\n').filter(Boolean).sort()).toEqual([...new Set(saved)].sort());
    expect(new Set(saved).size).toBe(10);
    for (const clone of clones) {
      expect(await clone.ask<Deployed>('deploy')).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
      expect(clone.git('rev-parse', 'state/counter')).toBe(fresh.git('rev-parse', 'state/counter'));
    }
  }, 180_000);

  it('a save is committed at once though the home hangs, which it says, and is pushed by a later one', async () => {
    await one.run('deploy');
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    one.git('remote', 'set-url', 'origin', `git://127.0.0.1:${port}/home.git`);
    try {
      const env = { DTAAS_REMOTE_TIMEOUT: '1.5' };
      const { code, stdout, stderr } = await one.dtaas(['save', '--format', 'json'], { env });
      const [outcome] = (JSON.parse(stdout) as Deployed).twins;
      expect(code).toBe(1);
      expect(outcome).toMatchObject({ outcome: 'done', unpushed: { code: 'remote-unreachable' } });
      expect(await snapshotsOf(one)).toEqual(outcome?.saved);
      expect(stderr).toContain('Waiting for the remote origin');
      for (const command of [['deploy'], ['suspend', 'counter'], ['terminate', 'counter', '--yes']]) {
        const refused = await one.dtaas(command, { env });
        expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('was silent for 1.5 s') });
      }
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
      one.git('remote', 'set-url', 'origin', bare);
    }
    await one.run('save');
    expect(one.git('ls-remote', bare, 'refs/heads/state/counter')).toContain(
      one.git('rev-parse', 'state/counter'),
    );
  });

  it('of two clones on one machine that deploy the same merge at once, each knows what came of it', async () => {
    await one.run('deploy');
    const author = here.clone('author-again', bare);
    await author.commit(counterPlatform({ ...shared, stride: 5 }));
    author.git('push', '--quiet', 'origin', 'HEAD:main');
    const other = here.clone('other', bare);
    one.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    const before = await countOf(one);

    const clones = [one, other];
    const calls = await Promise.all(
      clones.map((clone) => ended(clone.start(['deploy', '--format', 'json']))),
    );
    const told = calls.map(({ stdout }) => (JSON.parse(stdout) as Deployed).twins[0]);
    expect(
      calls.map(({ code }) => code),
      JSON.stringify(told),
    ).toContain(0);
    const lost = calls.findIndex(({ code }) => code !== 0);
    if (lost >= 0) {
      // It worked from a story that the winner had gone on with: it says so, and what it says to do ends the matter.
      expect(told[lost]).toMatchObject({
        unpushed: { code: expect.stringMatching(/^state-(diverged|moved)$/) },
      });
      clones[lost]!.git(
        'branch',
        '--force',
        'state/counter',
        clones[1 - lost]!.git('rev-parse', 'state/counter'),
      );
    }
    for (const clone of clones)
      expect(await clone.ask<Deployed>('deploy')).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
    expect(here.runners()).toHaveLength(1);
    expect(here.workspaces()).toHaveLength(1);
    expect(await countOf(one)).toBeGreaterThanOrEqual(before);
    // Both tell one story, and what was saved before the change is in it.
    expect(other.git('rev-parse', 'state/counter')).toBe(one.git('rev-parse', 'state/counter'));
    expect(one.git('ls-remote', bare, 'refs/heads/state/counter')).toContain(
      one.git('rev-parse', 'state/counter'),
    );
    for (const clone of clones) expect(await snapshotsOf(clone)).not.toEqual([]);
  });
});
