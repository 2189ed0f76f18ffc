import { expect, test } from 'vitest';
import { referencesMeant } from './references-meant.ts';

const known = ['functions/pump', 'models/pump', 'models/valve'];

test.each([
  ['functions/pumb', 'Did you mean functions/pump?'],
  ['assets/models/valv/', 'Did you mean models/valve?'],
  ['valv', 'Did you mean valve?'],
  ['pump', 'Name an asset by its kind and name'],
  ['elephant', 'Name an asset by its kind and name'],
])('%s means no asset, and the nearest is named where one is near', (word, hint) => {
  expect(() => referencesMeant([word], known)).toThrow(
    expect.objectContaining({ code: 'usage-asset-unknown', hint: expect.stringContaining(hint) }),
  );
});
