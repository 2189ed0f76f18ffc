import { generationOf } from '@dtaas/model';
import { describe } from 'vitest';
import { counterFiles, counterSpec } from '../testing/counter-workspace.ts';
import { memoryPlace } from '../testing/memory-place.ts';
import { placeContract } from '../testing/place-contract.ts';

describe('a place in memory, which tests of other packages use', () =>
  placeContract(async () => {
    const place = memoryPlace();
    return {
      place,
      specOf: counterSpec,
      files: counterFiles,
      async make(instance, spec) {
        place.make(instance, generationOf(spec));
        place.workspaces.get(instance)!.idleSince = '2026-11-22T12:00:00Z';
      },
      echo: { component: 'pump', command: ['cat'] },
      dispose: async () => {},
    };
  }));
