import { describe } from 'vitest';
import { hasEngine } from './machine.ts';
import { hasBrowser, tryTwinPage } from './twin-page.ts';

// `npm run acceptance page-in-containers` does the same with a twin in containers.

describe
  .skipIf(!hasEngine() || !hasBrowser())
  .sequential('a twin as processes, in a browser and at the command line', () =>
    tryTwinPage({
      moved: (text) => text,
      planned: /Pulumi: create workspace$/m,
      runners: (machine) => machine.runners(),
      clear: async () => {},
    }),
  );
