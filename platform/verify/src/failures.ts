import { defineError } from '@dtaas/model';

export const isolationWeak = defineError<{ remarks: readonly string[] }>('isolation-weak', {
  title: 'This machine has no sandbox that counts for a verification.',
  why: '`platform.yaml` does not accept tests that ran without a full sandbox.',
  remedy:
    'Install one (`apt-get install bubblewrap`), or set `verification: {allowWeak: true}` in `platform.yaml`.',
  message: ({ remarks }) =>
    `This machine has no sandbox that counts for a verification. ${remarks.join(' ')}`.trimEnd(),
});

export const testImageDenied = defineError<{ image: string }>('test-image-denied', {
  title: 'The test of an asset would run in an image that the platform does not allow.',
  why: 'An image is a complete system from another author. Nothing runs in an image that `images.allowed` of `platform.yaml` leaves out.',
  remedy:
    'Name an allowed image in the asset, or add the image to `images.allowed`: `dtaas explain image-denied`.',
  message: ({ image }) => `platform.yaml does not allow the image ${image}, so the test did not run.`,
});

interface Unusable {
  readonly image: string;
  /** `on this machine`, `at the place lab of platform.yaml` */
  readonly place: string;
  readonly reason: string;
  readonly hint: string;
}

export const testImageUnusable = defineError<Unusable>('test-image-unusable', {
  title: 'The test of an asset could not run in the image of the asset.',
  why: 'Such a test runs at a place that runs images: the default place of `platform.yaml` if it does, else the first one that does, else this machine.',
  remedy: 'The message has the reason. To see what each place lacks: `dtaas doctor`.',
  message: ({ image, place, reason }) =>
    `The test needs the image ${image} and could not run ${place}. ${reason}`,
  hint: ({ hint }) => hint,
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

export const shardWrong = defineError<{ readonly text: string; readonly most: number }>('usage-shard', {
  title: 'The value of `--shard` does not name one of several shards.',
  why: 'A shard is one of several jobs that share the tests: `2/4` is the second of four.',
  remedy: 'Give each job its number and the number of jobs, e.g. `--shard 2/4`.',
  message: ({ text, most }) =>
    `--shard takes <number>/<shards> with 1 <= number <= shards <= ${most}, not ${JSON.stringify(text)}.`,
  hint: () => 'For the second of four shards: --shard 2/4',
});
