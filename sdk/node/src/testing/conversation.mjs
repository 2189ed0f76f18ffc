import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf, valueIn } from '../values.mjs';

/** @typedef {{[port: string]: any}} Values */

/**
 * What the runner would write for these inputs, and how to read what the component answers.
 *
 * @param {any} config
 * @param {readonly Values[]} inputs by step
 * @param {number} first the number of the first step
 * @param {(index: number) => number} timeOf seconds since 1970
 * @param {string} stateFolder whose state tells which events the component has
 */
export function conversation(config, inputs, first, timeOf, stateFolder) {
  const isStepped = config.clock.mode !== 'wall' || config.clock.stepSeconds !== undefined;
  const received = receivedBefore(stateFolder);
  const lines = inputs.flatMap((values, k) => {
    const t = timeOf(k);
    const records = Object.entries(values).flatMap(([port, value]) => {
      if (!isEventPort(config.inputs?.[port])) return [recordOf(port, value, t)];
      return [value].flat().map((event) => {
        received[port] = (received[port] ?? 0) + 1;
        return { ...recordOf(port, event, t), seq: received[port] };
      });
    });
    // Where no step is counted, the answer to a request ends what belongs to these inputs.
    return [...records, isStepped ? { step: first + k, t } : { control: 'save' }];
  });
  const isEnd = (/** @type {any} */ answer) =>
    isStepped ? answer.done !== undefined : answer.control === 'saved';
  return { lines, outputsOf: (/** @type {any[]} */ answers) => outputsOf(answers, isEnd, config.outputs) };
}

/** @param {any[]} answers @param {(answer: any) => boolean} isEnd @param {any} ports @returns {Values[]} by step */
function outputsOf(answers, isEnd, ports) {
  const steps = [];
  /** @type {Values} */
  let outputs = {};
  for (const answer of answers) {
    if (answer.n !== undefined) {
      const value = valueIn(answer);
      const isEvent = isEventPort(ports?.[answer.n]);
      outputs[answer.n] = isEvent ? [...(outputs[answer.n] ?? []), value] : value;
    }
    if (!isEnd(answer)) continue;
    steps.push(outputs);
    outputs = {};
  }
  return steps;
}

/** @param {string} stateFolder @returns {{[port: string]: number}} */
function receivedBefore(stateFolder) {
  const file = join(stateFolder, 'state.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).received ?? {}) : {};
}

/** @param {{as?: string} | undefined} port */
function isEventPort(port) {
  return (port?.as ?? 'value') !== 'value';
}
