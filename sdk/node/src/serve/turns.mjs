/** @typedef {{[name: string]: any}} Message one JSON object of the protocol */
/** @typedef {{values: Message[], time: number}} Values values and events that came together, with one time in s */

/**
 * Puts values together that came together: next to each other, with one time, and each port once (events as often as they
 * like). On the wall clock they are one step.
 *
 * @param {readonly Message[]} messages
 * @returns {(Values | Message)[]}
 */
export function turnsOf(messages) {
  /** @type {(Values | Message)[]} */
  const turns = [];
  /** @type {Values | undefined} */
  let open;
  for (const message of messages) {
    if (message['n'] === undefined) {
      open = undefined;
      turns.push(message);
    } else if (open !== undefined && open.time === message['t'] && !isRepeated(open.values, message)) {
      open.values.push(message);
    } else {
      open = { values: [message], time: message['t'] };
      turns.push(open);
    }
  }
  return turns;
}

/** @param {Message[]} values @param {Message} message */
function isRepeated(values, message) {
  return message['seq'] === undefined && values.some(({ n }) => n === message['n']);
}
