import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, counterTwin, type Status } from './counter.ts';
import { type Clone, hasEngine, type Machine, temporaryMachine } from './machine.ts';

/** What `dtaas deploy --merged --format json` says, as far as this suite asks. */
interface Merged {
  readonly twins: readonly {
    readonly twin: string;
    readonly basis: string;
    readonly waits?: boolean;
    readonly pullRequest?: number;
    readonly outcome?: { readonly outcome: string; readonly health?: string; readonly event?: string };
  }[];
}

interface Proposed {
  readonly pullRequest: { readonly number: number; readonly head: { readonly commit: string } };
}

interface Commented {
  readonly answer: { readonly succeeded: boolean; readonly text: string };
}

const shared = { platform: '  state: {remote: origin, push: true}\n' };
const change = (stride: number) => counterTwin('counter', { stride });

// The whole way of a change without a server: the forge is a bare repository in a folder.
// Each test runs up to twenty commands.
describe.skipIf(!hasEngine())('a change of a twin, on a forge that is a folder', { timeout: 480_000 }, () => {
  let machine: Machine;
  /** A person's clone. */
  let person: Clone;
  /** The clone of the jobs of main. */
  let job: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    const author = await machine.begin('author', counterPlatform(shared));
    const bare = join(machine.folder, 'bare.git');
    author.git('clone', '--quiet', '--bare', '--', author.directory, bare);
    person = machine.clone('person', bare);
    job = machine.clone('job', bare);
  });
  afterAll(() => machine.remove());

  /** Proposes a change on a branch of its own. */
  async function propose(
    branch: string,
    edit: (clone: Clone) => Promise<void>,
  ): Promise<Proposed['pullRequest']> {
    person.git('switch', '--quiet', 'main');
    person.git('pull', '--quiet', 'origin', 'main');
    person.git('switch', '--quiet', '-c', branch);
    await edit(person);
    return (await person.ask<Proposed>('propose')).pullRequest;
  }

  /** What the jobs of a pull request and of main do until the comment is there. */
  async function review({ number, head }: Proposed['pullRequest']): Promise<void> {
    const folder = join(machine.folder, `review-${number}`);
    for (const name of ['reports', 'plans']) mkdirSync(join(folder, name), { recursive: true });
    await person.dtaas(['check', '--report', join(folder, 'reports/check.json')]);
    await person.dtaas(['verify', '--report', join(folder, 'reports/verify.json')]);
    job.git('fetch', '--quiet', 'origin');
    await job.run('fetch');
    const plan = join(folder, 'plans/plan.json');
    await job.dtaas([
      'plan',
      '--offline',
      '--into',
      'origin/main',
      '--commit',
      head.commit,
      '--report',
      plan,
    ]);
    const options = ['--commit', head.commit, '--pull-request', String(number), '--post'];
    await job.run(
      ...['review', '--reports', join(folder, 'reports'), '--plans', join(folder, 'plans')],
      ...options,
    );
  }

  const texts = (): string =>
    job.git('-C', join(machine.folder, 'bare.git'), 'grep', '-h', '', 'dtaas-forge');
  const deploy = async () => (await job.ask<Merged>('deploy', '--merged')).twins;

  it('is proposed, reviewed, merged, and deployed as it was reviewed', async () => {
    await job.run('deploy');
    const pullRequest = await propose('faster', (clone) => clone.commit(change(2)));
    await review(pullRequest);
    expect(texts()).toMatch(/counter\.stride: 1 to 2/);
    await person.run('merge', String(pullRequest.number));
    expect(await deploy()).toMatchObject([
      {
        twin: 'counter',
        basis: 'reviewed',
        pullRequest: pullRequest.number,
        outcome: { outcome: 'done', health: 'Healthy' },
      },
    ]);
    expect(texts()).toContain('Deployment of');
    expect(await deploy()).toEqual([]);
  });

  it('is deployed by its new plan if an operator suspended the twin after the review', async () => {
    const first = await propose('slower', (clone) => clone.commit(change(3)));
    await review(first);
    await job.run('suspend', 'counter');
    await person.run('merge', String(first.number));
    expect(await deploy()).toMatchObject([
      { twin: 'counter', basis: 'moved', pullRequest: first.number, outcome: { outcome: 'done' } },
    ]);
  });

  it('that removes the twin waits where nobody reviewed it, and is taken back by a revert', async () => {
    const { number } = await propose('remove', async (clone) => {
      clone.git('rm', '--quiet', '-r', 'twins/counter');
      clone.git('commit', '--quiet', '-m', 'Remove the counter');
    });
    await person.run('merge', String(number));
    expect(await deploy()).toMatchObject([
      { twin: 'counter', basis: 'moved', waits: true, outcome: { outcome: 'confirm' } },
    ]);
    expect(texts()).toContain('Waiting for approval');
    const { pullRequest } = await person.ask<Proposed>('revert', String(number));
    await person.run('merge', String(pullRequest.number));
    expect(await deploy()).toEqual([]);
    expect((await job.ask<Status>('status', 'counter')).twins).toMatchObject([{ health: 'Healthy' }]);
  });

  it('that removes the twin is carried out as reviewed, and the revert brings it back from its last snapshot', async () => {
    const pullRequest = await propose('remove-again', async (clone) => {
      clone.git('rm', '--quiet', '-r', 'twins/counter');
      clone.git('commit', '--quiet', '-m', 'Remove the counter');
    });
    await review(pullRequest);
    await person.run('merge', String(pullRequest.number));
    expect(await deploy()).toMatchObject([
      { twin: 'counter', basis: 'reviewed', waits: false, outcome: { event: 'terminated' } },
    ]);
    const back = (await person.ask<Proposed>('revert', String(pullRequest.number))).pullRequest;
    await person.run('merge', String(back.number));
    expect(await deploy()).toMatchObject([{ twin: 'counter', outcome: { health: 'Healthy' } }]);
    const [twin] = (await job.ask<Status>('status', 'counter')).twins;
    expect(twin?.values?.['counter.count']?.value).toBeGreaterThan(10);
  });

  it('that removes the twin waits until somebody approves it by a comment', async () => {
    job.git('pull', '--quiet', 'origin', 'main');
    await job.run('deploy');
    const { number } = await propose('remove-approved', async (clone) => {
      clone.git('rm', '--quiet', '-r', 'twins/counter');
      clone.git('commit', '--quiet', '-m', 'Remove the counter');
    });
    await person.run('merge', String(number));
    expect(await deploy()).toMatchObject([{ twin: 'counter', waits: true }]);
    const { answer } = await person.ask<Commented>('comment', String(number), '/dtaas', 'approve');
    expect(answer).toMatchObject({ succeeded: true, text: expect.stringContaining('counter') });
    expect(await deploy()).toEqual([]);
    expect((await job.ask<Status>('status', 'counter')).twins).toMatchObject([{ health: 'Terminated' }]);
  });
});
