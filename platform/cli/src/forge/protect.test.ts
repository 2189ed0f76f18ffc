import { beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit, git, proposingClone } from '../../testing/proposing-clone.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';
import { run as protect } from './protect.ts';

let clone: string;
let remote: string;
beforeEach(() => {
  ({ clone, remote } = proposingClone());
  git(clone, 'switch', '-q', 'main');
});

/** What git alone cannot protect stays a gap of a remote without a server. */
const beyondGit = expect.objectContaining({ subject: 'pushes', byHand: expect.any(String) });
const subjects = (gaps: unknown) => (gaps as { subject: string }[]).map(({ subject }) => subject);

describe('dtaas protect, at a bare repository', () => {
  it('only lists what is missing, if it is asked to check', async () => {
    const { code, printed } = await call(protect, clone, [], { options: { check: true } });
    expect(code).toBe(1);
    expect(printed).toContain(
      'main: main can be changed without a pull request.\n  To mend it: dtaas protect',
    );
    const { gaps, mended } = await report(protect, clone, [], { check: true });
    expect(subjects(gaps)).toEqual(['main', 'state/*', 'state/**', 'dtaas-forge', '*/*@*', 'pushes']);
    expect(mended).toEqual([]);
    expect(git(remote, 'branch', '--list', 'dtaas-forge')).toBe('');
  });

  it('protects branches and tags, and can be repeated', async () => {
    const { printed, code } = await call(protect, clone, []);
    expect(code).toBe(0);
    expect(printed).toContain('main: protected now\nstate/*: protected now');
    const rules = git(remote, 'rev-parse', 'dtaas-forge');
    expect(await report(protect, clone, [])).toMatchObject({ mended: [], gaps: [beyondGit] });
    expect(git(remote, 'rev-parse', 'dtaas-forge')).toBe(rules);
    const checked = await call(protect, clone, [], { options: { check: true } });
    expect(checked.printed).toMatch(/^Branches and tags are protected\.\npushes: .*\n {2}Where/);
    expect(checked.code).toBe(0);
  });

  it('makes merges ask for the status', async () => {
    await call(protect, clone, []);
    git(clone, 'switch', '-q', '-c', 'more');
    commit(clone, 'a.txt', '2', 'Second');
    await call(propose, clone, []);
    await expect(call(merge, clone, ['1'])).rejects.toMatchObject({ code: 'forge-not-mergeable' });
  });
});
