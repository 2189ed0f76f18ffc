import { expect, it } from 'vitest';

/** A defence as it is, and switched off. */
export interface Defence<D> {
  readonly on: D;
  readonly off: () => D | Promise<D>;
}

/**
 * An attack: the same attempt fails against the defence, and succeeds with the defence switched off. Otherwise something else held the
 * attacker up, and the test would prove nothing. `docs/security.md` has each title.
 *
 * @param succeeds tries the attack, and says whether the attacker got what the title says
 */
export function attack<D>(
  title: string,
  { on, off }: Defence<D>,
  succeeds: (defence: D) => boolean | Promise<boolean>,
): void {
  it(title, async () => {
    expect(await succeeds(on), 'with the defence').toBe(false);
    expect(await succeeds(await off()), 'with the defence switched off').toBe(true);
  });
}
