import { afterEach, beforeEach, describe, it } from 'vitest';
import { killedTypes, killInCreate, victims } from '../../testing/killed-create.ts';
import { engineForTests, type TemporaryStack, temporaryStack } from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

describe('after a kill in the middle of a create, one more run ends with exactly one resource', () => {
  let stack: TemporaryStack;
  beforeEach(() => {
    if (engine === undefined) throw new Error('Pulumi is missing: npx dtaas engine install');
    stack = temporaryStack(engine);
  });
  afterEach(() => stack?.remove());

  it.each(killedTypes.flatMap((type) => victims.map((victim) => [victim, type] as const)))(
    'of %s, with the type %s',
    (victim, type) => killInCreate(stack, victim, type),
  );
});
