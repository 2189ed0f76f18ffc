import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { envelope, reportOf, reviewedPlans } from '@dtaas/report';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit as commitIn, proposingClone } from '../../testing/proposing-clone.ts';
import { run as propose } from '../forge/propose.ts';
import { readReports } from './read-reports.ts';
import { run as review } from './review.ts';

const commit = 'c'.repeat(40);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-review-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: object | string): void {
  const path = join(folder, name === 'plan.json' ? 'plans' : 'reports', name);
  mkdirSync(join(folder, 'reports'), { recursive: true });
  mkdirSync(join(folder, 'plans'), { recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

const check = reportOf('CheckReport', { problems: [] });
const plan = reportOf('PlanReport', {
  ...{ commit, digest: 'd', deploy: 'dtaas deploy' },
  twins: [
    { twin: 'oven', verdict: 'act', changes: [], steps: [], remarks: [], errors: [], digest: 'digest' },
  ],
});
const shard = (number: number) =>
  reportOf('VerificationReport', {
    ...{ results: [], twins: [], remarks: [] },
    shard: { number, of: 2, split: 'a' },
  });

const folders = { reports: 'reports', plans: 'plans' };

/** What `dtaas review --reports reports --plans plans` answers. */
const answer = (options = {}, format: 'text' | 'markdown' = 'markdown') =>
  call(review, folder, [], { format, options: { ...folders, ...options } });

describe('dtaas review', () => {
  it('sums up the reports of all jobs, as forges unpack them', async () => {
    write('check/check.json', check);
    write('shard-1/verify.json', shard(1));
    write('shard-2/verify.json', shard(2));
    write('plan.json', plan);
    write('junit.xml', '<testsuites/>');
    const { code, printed } = await answer({ commit });
    expect(code).toBe(0);
    expect(printed).toMatch(/^<!-- dtaas:plans .* -->\n<!-- dtaas:ReviewReport -->\n\n### Review: passed\n/);
    expect(reviewedPlans(printed)).toMatchObject({ commit, plans: new Map([['oven', expect.any(String)]]) });
    expect(await report(review, folder, [], { ...folders, commit })).toMatchObject({
      kind: 'ReviewReport',
      state: 'success',
      summary: '1 twin changes',
    });
    expect((await answer({}, 'text')).printed).toContain('1 twin changes');
  });

  it('fails if a job died, and names what is missing', async () => {
    write('check.json', check);
    write('verify.json', shard(2));
    write('plan.json', JSON.stringify(plan).slice(0, -20));
    const { code, printed } = await answer();
    expect(code).toBe(1);
    expect(printed).toContain('Shard 1 of 2 of `dtaas verify` left no report');
    expect(printed).toContain('`plan.json` could not be read as a report. `The text is not JSON.`');
    expect(printed).toContain('`dtaas plan` left no report');
  });

  it('takes no plan that a job of the pull request left, whatever the name of its file', async () => {
    write('check.json', check);
    write('verify.json', { ...plan, digest: 'forged' });
    const { code, printed } = await answer({ plans: undefined, commit });
    expect(code).toBe(1);
    expect(printed).toContain('`verify.json` could not be read as a report. `It is a plan, and not trusted');
    expect(reviewedPlans(printed)?.plans ?? new Map()).toEqual(new Map());
  });

  it('of an empty folder says that nothing was reported', async () => {
    for (const name of Object.values(folders)) mkdirSync(join(folder, name));
    expect(await answer()).toMatchObject({ code: 1, printed: expect.stringContaining('3 reports missing') });
  });

  it.each<[what: string, options: object, code: string]>([
    ['no folder', { reports: undefined }, 'usage-review-reports'],
    ['a folder that is not there', { reports: 'nowhere' }, 'review-folder-unreadable'],
    ['a branch in place of a commit', { commit: 'main' }, 'usage-review-commit'],
    ['a short id', { commit: 'c0ffee' }, 'usage-review-commit'],
    ['a job that is not an address', { job: 'javascript:alert(1)' }, 'usage-review-job'],
    ['plans in the folder of reports', { plans: 'reports' }, 'usage-review-plans'],
    ['plans below the folder of reports', { plans: 'reports/plans' }, 'usage-review-plans'],
    ['reports below the folder of plans', { plans: '.' }, 'usage-review-plans'],
    ['to post without a pull request', { post: true, commit }, 'usage-review-post'],
    ['to post without a commit', { post: true, pullRequest: '7' }, 'usage-review-post'],
    ['a branch in place of a number', { post: true, commit, pullRequest: 'x' }, 'usage-review-pull-request'],
    ['a job that leaves its link', { job: 'https://forge.example/a)[b](c' }, 'usage-review-job'],
  ])('refuses %s', async (_what, options, code) => {
    write('check.json', check);
    await expect(answer(options)).rejects.toMatchObject({ code });
  });
});

describe('the files that jobs of a pull request left', () => {
  const read = () => readReports(join(folder, 'reports'), { plans: false });
  const damaged = (file: string, why: string) =>
    expect(read()).toEqual({ reports: [], damaged: [{ file, why }] });

  it('may not be links', () => {
    write('x', check);
    symlinkSync(join(folder, 'reports/x'), join(folder, 'reports/link.json'));
    damaged('link.json', 'It is a link.');
  });

  it('may not be in folders that are links', () => {
    write('x', '');
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/check.json'), JSON.stringify(check));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'reports/linked'));
    expect(read()).toEqual({ reports: [], damaged: [] });
  });

  it('may not be pipes, at which a reader would wait', () => {
    write('x', '');
    execFileSync('mkfifo', [join(folder, 'reports/pipe.json')]);
    damaged('pipe.json', 'It is not a plain file.');
  });

  it('may not be huge', () => {
    write('huge.json', '');
    truncateSync(join(folder, 'reports/huge.json'), 17 * 1024 * 1024);
    damaged('huge.json', 'It is too large.');
  });

  it('may not have other bytes than UTF-8', () => {
    write('odd.json', '');
    writeFileSync(join(folder, 'reports/odd.json'), Buffer.from([0x22, 0xff, 0x22]));
    damaged('odd.json', 'It is not UTF-8.');
  });

  it('may not be very many, and not deep in folders', () => {
    for (let at = 0; at < 310; at++) write(`${String(at).padStart(3, '0')}.json`, check);
    const many = read();
    expect(many.reports).toHaveLength(300);
    expect(many.damaged).toMatchObject([{ why: expect.stringContaining('more than 300 reports') }]);
    rmSync(join(folder, 'reports'), { recursive: true });
    write('a/b/c/d/check.json', check);
    expect(read()).toMatchObject({ reports: [], damaged: [{ why: expect.stringContaining('folders') }] });
  });

  it('may have any name and any text: nothing of it becomes HTML, a link or a mention', async () => {
    const evil = '</details><img src=x>[a](https://example.org) @everyone --> `b`';
    write(`${evil.replaceAll('/', '')}.json`, 'no');
    write('error.json', envelope('ErrorReport', { error: { code: evil, message: evil, hint: evil } }));
    write('plan.json', { ...plan, twins: [{ ...plan.twins[0], twin: evil }] });
    const { printed } = await answer();
    const outside = printed.replaceAll(/(`+)[^`].*?[^`]\1(?!`)/g, '').replaceAll(/<code>[^<]*<\/code>/g, '');
    expect(outside).not.toMatch(/<img|\]\(|@everyone|example\.org/);
  });
});

describe('dtaas review --due', () => {
  it('lists the open pull requests without a review of their head', async () => {
    const { clone } = proposingClone();
    const due = () => call(review, clone, [], { options: { due: true } });
    expect(await due()).toMatchObject({ code: 0, printed: '', noted: 'No pull request waits for a review.' });
    const head = commitIn(clone, 'speed.txt', 'fast', 'Run faster');
    await call(propose, clone, []);
    expect((await due()).printed).toBe(`1 ${head}`);
    expect(await report(review, clone, [], { due: true })).toMatchObject({
      kind: 'DueReport',
      pullRequests: [{ number: 1, commit: head }],
    });
    write('check.json', check);
    write('plan.json', { ...plan, commit: head });
    const of = { reports: join(folder, 'reports'), plans: join(folder, 'plans'), commit: head };
    await call(review, clone, [], { options: { ...of, post: true, pullRequest: '1' } });
    expect((await due()).printed).toBe('');
    const next = commitIn(clone, 'speed.txt', 'faster', 'Run even faster');
    await call(propose, clone, []);
    expect((await due()).printed).toBe(`1 ${next}`);
  });
});
