// Writes down every event that it gets, in order. Over stdio or MQTT, in lockstep or by the wall. Bundled with the MQTT client by
// the test. Parameters: `tells` the runner at its start what its state has; `own`: it stores its state after each event, by itself;
// `slow`: it reads nothing until the file `read` is beside its state; `cut`: its connection ends at its first save, and the answer is
// 'lost', or comes 'late' over the next connection, or 'twice', where it reads nothing more until the file `read` is there.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'mqtt';

const { twin, component, inputs, parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { tells = false, own = false, slow = false, cut } = parameters;
const file = join(process.env.DTAAS_STATE_DIR, 'state.json');
const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { got: [], seq: {} };
const save = () => {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
};
const numbers = () => Object.fromEntries(Object.keys(inputs).map((port) => [port, state.seq[port] ?? 0]));

const mayRead = async () => {
  while (!existsSync(join(process.env.DTAAS_STATE_DIR, 'read')))
    await new Promise((resolve) => setTimeout(resolve, 20));
};

let say;
/** Ends the connection at the first save. */
let cutAt;
const hear = ({ n, v, vs, vj, seq, step, t, control }) => {
  if (n !== undefined) {
    if (seq <= (state.seq[n] ?? 0)) return;
    state.seq[n] = seq;
    state.got.push([n, seq, v ?? vs ?? vj]);
    if (own) {
      save();
      say('received', { received: numbers() });
    }
  } else if (step !== undefined) {
    state.step = step;
    say('out/count', { n: 'count', v: state.got.length, t });
    say('done', { done: step });
  } else if (control === 'save') {
    save();
    const answer = () => say('controlled', { control: 'saved', step: state.step });
    if (cutAt === undefined) answer();
    else cutAt(answer);
  } else if (control === 'report') {
    if (state.step !== undefined) say('out/count', { n: 'count', v: state.got.length });
    say('controlled', { control: 'reported', step: state.step });
  } else if (control !== undefined) say('controlled', { control: `${control}d` });
};

if (slow) await mayRead();

if (process.env.DTAAS_MQTT_URL) {
  const prefix = `dtaas/${twin}/${component}/`;
  const client = connect(process.env.DTAAS_MQTT_URL);
  say = (topic, message) => client.publish(prefix + topic, JSON.stringify(message));
  let isFirst = true;
  if (cut && state.got.length === 0)
    cutAt = (answer) => {
      cutAt = undefined;
      client.stream.pause();
      if (cut !== 'lost') client.once('close', answer);
      if (cut !== 'twice') client.stream.destroy();
      else {
        answer();
        void mayRead().then(() => client.stream.destroy());
      }
    };
  client.on('connect', () => {
    // At its start alone: later its numbers are ahead of its saved state.
    if (tells && isFirst) say('received', { received: numbers() });
    isFirst = false;
    client.subscribe([`${prefix}control`, `${prefix}clock`, `${prefix}in/+`]);
  });
  client.on('message', (_topic, payload) => hear(JSON.parse(payload.toString())));
  process.on('SIGTERM', () => {
    save();
    process.exit(0);
  });
} else {
  say = (_topic, message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  if (tells) say('received', { received: numbers() });
  for await (const line of createInterface({ input: process.stdin })) hear(JSON.parse(line));
  save();
}
