import { defineError } from '@dtaas/model';

export const isolationWeak = defineError<{ remarks: readonly string[] }>('isolation-weak', {
  title: 'This machine has no sandbox that counts for a verification.',
  why: '`platform.yaml` does not accept tests that ran without a full sandbox.',
  remedy:
    'Install one (`apt-get install bubblewrap`), or set `verification: {allowWeak: true}` in `platform.yaml`.',
  message: ({ remarks }) =>
    `This machine has no sandbox that counts for a verification. ${remarks.join(' ')}`.trimEnd(),
});

const nameIt =
  'Name an asset by its kind and name, e.g. functions/pump, or a twin, e.g. twins/oven; `dtaas list` lists them.';

/** `meant`: the assets and twins that the name may mean. */
export const assetUnknown = defineError<{
  readonly name: string;
  readonly meant: readonly string[];
  readonly nearest: string | undefined;
}>('usage-asset-unknown', {
  title: 'No asset and no twin has that name, or several have.',
  why: 'The reference of an asset is its kind and its name, e.g. functions/pump. That of a twin is e.g. twins/oven.',
  remedy: nameIt,
  message: ({ name, meant }) =>
    meant.length > 1 ? `${name} may be ${meant.join(' or ')}.` : `There is no asset or twin ${name}.`,
  hint: ({ nearest }) => (nearest ? `Did you mean ${nearest}?` : nameIt),
});
