// An MQTT component: adds up its input, and can save, pause and report. Bundled with its client by the test.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'mqtt';

const { twin, component } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const prefix = `dtaas/${twin}/${component}/`;
const path = join(process.env.DTAAS_STATE_DIR, 'state.json');
let { sum, last } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { sum: 0, last: null };
const save = () => writeFileSync(path, JSON.stringify({ sum, last }));
const client = connect(process.env.DTAAS_MQTT_URL);
const say = (topic, message) => client.publish(prefix + topic, JSON.stringify(message));
const emit = (t) => {
  last = { n: 'sum', v: sum, t };
  say('out/sum', last);
};
client.on('connect', () => client.subscribe([`${prefix}in/+`, `${prefix}clock`, `${prefix}control`]));
client.on('message', (topic, payload) => {
  const message = JSON.parse(payload.toString());
  if (topic === `${prefix}in/x`) {
    sum += message.v;
    if (!process.env.LOCKSTEP) emit(message.t);
  } else if (topic === `${prefix}clock`) {
    emit(message.t);
    say('done', { done: message.step });
  } else if (message.configure) {
    sum = message.configure.gain;
    emit(Date.now() / 1000);
    say('controlled', { control: 'configured' });
  } else if (message.control === 'save') {
    save();
    say('controlled', { control: 'saved' });
  } else if (message.control === 'report') {
    if (last) say('out/sum', last);
    say('controlled', { control: 'reported' });
  }
});
process.on('SIGTERM', () => {
  save();
  process.exit(0);
});
