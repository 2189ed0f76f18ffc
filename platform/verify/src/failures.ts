import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const verifyFailures = failures({
  'isolation-weak': [
    'This machine has no sandbox that counts.',
    '`platform.yaml` says that tests without one verify nothing.',
    'Get one (`apt-get install bubblewrap`), or set `verification: {allowWeak: true}` in `platform.yaml`.',
  ],
  'usage-asset-unknown': [
    'No asset has that name, or several have.',
    'An asset is named by its kind and name.',
    'Write e.g. functions/pump; `ls assets/*` shows them.',
  ],
});
