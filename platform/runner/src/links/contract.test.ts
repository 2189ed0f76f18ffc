import { afterAll, describe } from 'vitest';
import { eventContract } from '../../testing/event-contract.ts';
import { linkContract } from '../../testing/link-contract.ts';
import { endPlants, plants } from '../../testing/plants.ts';

afterAll(endPlants);

describe.each(plants)('a link to %s', (_name, kind) => {
  linkContract(kind);
  eventContract(kind);
});
