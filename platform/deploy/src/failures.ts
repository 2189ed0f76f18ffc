import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const deployFailures = failures({
  'asset-unverified': [
    'The twin has assets that aren’t verified.',
    'What is deployed has passed its tests here.',
    'Run `dtaas verify`, and commit what it says isn’t committed.',
  ],
  'commit-not-in-history': [
    'The twin was deployed from a commit that isn’t in the history here.',
    'Whoever can write a record could otherwise name any commit.',
    'Name it yourself (`dtaas deploy --commit <commit>`), or check out its branch.',
  ],
  'emulator-missing': [
    'The twin is to run with an emulator, and names none.',
    '`--emulate` puts it in place of the physical twin.',
    'Name one under `physicalTwin` in twin.yaml, or deploy with `--no-emulate`.',
  ],
  'remote-missing': [
    'State can’t be pushed: the home of the twins is this clone.',
    '`platform.yaml` names no remote.',
    'Set `state: {remote: origin}` in `platform.yaml` and commit it.',
  ],
  'restore-failed': [
    'The twin runs, but not with the state that was saved.',
    'What components reported after the restore isn’t what the snapshot holds.',
    'See the details with `dtaas status`; restore another snapshot.',
  ],
  'save-failed': [
    'The twin can’t be saved, so it is left as it is.',
    'Replacing or releasing it would lose its state.',
    'Mend the cause, or say that the state needn’t be kept: `--no-save`.',
  ],
  'snapshot-ambiguous': [
    'Several snapshots begin like that.',
    'A guess could restore the wrong one.',
    'Write more of the name: `dtaas snapshots <twin>`.',
  ],
  'state-diverged': [
    'The biography of the twin was written in two places.',
    'Neither is thrown away by itself.',
    'Decide which one holds, as the message shows.',
  ],
  'state-of-another-home': [
    'The recorded state belongs to another home.',
    'Its twin runs elsewhere, and isn’t touched from here.',
    'Work in the clone it belongs to; to take it over, see docs/operations.md.',
  ],
  'state-unreadable': [
    'The recorded state can’t be used.',
    'Somebody wrote to the branch by hand, or a newer version did.',
    'See who: `git log state/<twin>`; bring back the commit before.',
  ],
  'twin-has-problems': [
    'The twin’s configuration has problems.',
    'Nothing is deployed that `dtaas check` refuses.',
    'Mend what the message lists, and commit it.',
  ],
  'twin-not-deployed': [
    'The twin was never deployed from here.',
    'It has no biography yet.',
    'Deploy it: `dtaas deploy <twin>`. `dtaas status` says which twins there are.',
  ],
  'twin-not-running': [
    'The twin doesn’t run.',
    'What was asked needs it running.',
    'Run `dtaas deploy`, or `dtaas resume <twin>` where an operator suspended it.',
  ],
  'twin-not-suspended': [
    'No operator has suspended or terminated the twin.',
    'There is nothing to resume.',
    '`dtaas status <twin>` says how it is.',
  ],
  'usage-component-unknown': [
    'The twin has no such component.',
    'It may be misspelt.',
    'Name one that `dtaas status <twin>` shows, or `runner`, or none for all.',
  ],
  'usage-until': [
    'The text isn’t a time ahead.',
    'An override ends at a time to come.',
    'Write it as ISO 8601 has it: 2026-12-24T18:00:00Z.',
  ],
  'workspace-not-started': [
    'The runner didn’t start the twin.',
    'It was stopped or replaced in between.',
    'Run `dtaas deploy` again.',
  ],
});
