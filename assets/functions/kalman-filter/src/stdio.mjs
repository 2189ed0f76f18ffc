/**
 * One pure function as a component on stdin and stdout (docs/component-contract.md): SenML records come in, one JSON
 * object a line, and each step of the clock turns the latest of them into outputs. All that the next step needs is in
 * `kept`, and JSON keeps a double to its last bit, so a restored run goes on as if it had never stopped.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const idleMs = 5;

/**
 * @param {(state: any, inputs: Record<string, any>, time: number) => {state: any, outputs: Record<string, any>}} act
 *   state is null at the first step; time in s, absolute
 * @param {string | null} [trigger] the input whose arrival is a step, where the clock is the wall's
 */
export async function serve(act, trigger) {
  const file = process.env.DTAAS_STATE_DIR && join(process.env.DTAAS_STATE_DIR, 'state.json');
  const kept =
    file && existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { state: null, inputs: {}, records: {} };
  const send = (messages) => process.stdout.write(messages.map((m) => `${JSON.stringify(m)}\n`).join(''));
  const step = (time) => {
    const { state, outputs } = act(kept.state, kept.inputs, time);
    const records = Object.entries(outputs).map(([port, value]) => record(port, value, time));
    for (const each of records) kept.records[each.n] = each;
    kept.state = state;
    return records;
  };
  let writing;
  const save = () => {
    clearTimeout(writing);
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  };
  process.on('SIGTERM', () => {
    save();
    process.exit(0);
  });

  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.control === 'save') {
      save();
      send([{ control: 'saved', step: kept.step }]);
    } else if (message.control === 'report') {
      send([...Object.values(kept.records), { control: 'reported', step: kept.step }]);
    } else if ('step' in message) {
      const records = step(message.t);
      kept.step = message.step;
      send([...records, { done: message.step }]);
      // Where there is time before the next step it is written, so that a process that is killed comes back at this one.
      clearTimeout(writing);
      writing = setTimeout(save, idleMs);
    } else if ('n' in message) {
      kept.inputs[message.n] = message.v ?? message.vb ?? message.vs ?? message.vj;
      if (message.n === trigger) send(step(message.t));
    }
  }
  save();
}

/** A SenML record (RFC 8428); its unit is in the port's declaration. */
function record(port, value, time) {
  const key = { number: 'v', boolean: 'vb', string: 'vs' }[typeof value] ?? 'vj';
  return { n: port, [key]: value, t: time };
}
