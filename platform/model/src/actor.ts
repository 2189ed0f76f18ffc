/** The name of an actor. Biographies of earlier editions have `Name <mail>`; the address is not shown. */
export function nameOfActor(actor: string): string {
  return actor.replace(/ *<[^<>]*>$/, '') || actor;
}
