import { expect, it } from 'vitest';
import { housekeeping, saveBeside } from '../../testing/beside-housekeeping.ts';

it.each(housekeeping)('git %s at the same time removes nothing that was said to be kept', async (command) => {
  await expect(saveBeside(command, 8)).resolves.toBeUndefined();
});
