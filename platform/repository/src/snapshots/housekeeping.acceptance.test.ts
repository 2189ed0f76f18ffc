import { expect, it } from 'vitest';
import { housekeeping, saveBeside } from '../../testing/beside-housekeeping.ts';

it.each(housekeeping)(
  'git %s at the same time removes nothing that was said to be kept, hundreds of times',
  { timeout: 900_000 },
  async (command) => {
    await expect(saveBeside(command, 200)).resolves.toBeUndefined();
  },
);
