/** The name of an actor, without an e-mail address: earlier editions recorded `Name <mail>`. */
export function nameOfActor(actor: string): string {
  const name = actor.replace(/ *<[^<>]*>$/, '').replace(/@.*$/s, '');
  return name === '' && actor !== '' ? 'unknown' : name;
}
