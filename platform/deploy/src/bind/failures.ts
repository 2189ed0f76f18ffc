import { defineError } from '@dtaas/model';

export const commitNotInHistory = defineError<{ commit: string }>('commit-not-in-history', {
  title: 'The twin was deployed from a commit that is not in the history here.',
  why: 'Anybody who can write a record could otherwise name any commit.',
  remedy: 'Name the commit yourself (`dtaas deploy --commit <commit>`), or check out its branch.',
  message: ({ commit }) =>
    `The twin was deployed from the commit ${commit.slice(0, 10)}, which is not in the history that is checked out.`,
  hint: ({ commit }) =>
    `If that commit is right, name it: dtaas deploy --commit ${commit.slice(0, 10)}. Or fetch its branch and check it out.`,
});

export const remoteMissing = defineError('remote-missing', {
  title: "State can't be pushed, because the home of the twins is this clone.",
  why: '`platform.yaml` names neither a remote nor a URL. The state is kept in this clone.',
  remedy: 'Set `state: {remote: origin}` in `platform.yaml` and commit it.',
});

export const stateDiverged = defineError<{ twin: string; here: string | null; there: string | null }>(
  'state-diverged',
  {
    title: 'The biography of the twin was written in two places.',
    why: 'The platform does not discard or merge either version by itself.',
    remedy: 'Decide which version to keep, as the message shows.',
    message: ({ twin, here, there }) =>
      `The biography of ${twin} was written in two places: ${short(here)} is here, and ${short(there)} is at its home.`,
    hint: ({ twin, here, there }) =>
      `Look at both: git log ${short(here)} and git log ${short(there)}. Then keep one: git branch -f state/${twin} <commit>`,
  },
);

export const emulatorMissing = defineError<{ twin: string }>('emulator-missing', {
  title: 'The twin should run with an emulator, but its configuration names none.',
  why: '`--emulate` puts the emulator in place of the physical twin.',
  remedy: 'Name an emulator under `physicalTwin` in twin.yaml, or deploy with `--no-emulate`.',
  message: ({ twin }) => `${twin} should run with an emulator, but its physicalTwin names none.`,
  hint: ({ twin }) =>
    `Name one in twins/${twin}/twin.yaml, or connect the twin to its physical twin: dtaas deploy ${twin} --no-emulate`,
});

function short(commit: string | null): string {
  return (commit ?? '').slice(0, 10);
}
