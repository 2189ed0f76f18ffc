// An MQTT component that says what its parameter `says` holds, over and over; URL stands for its own.
import { readFileSync } from 'node:fs';
import { connect } from 'mqtt';

const { twin, component, parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const prefix = `dtaas/${twin}/${component}/`;
const client = connect(process.env.DTAAS_MQTT_URL);
const say = () => {
  for (const line of parameters.says)
    client.publish(
      `${prefix}out/${/"n":"(\w+)"/.exec(line)[1]}`,
      line.replace('URL', process.env.DTAAS_MQTT_URL),
    );
};
client.on('connect', () => client.subscribe([`${prefix}in/+`, `${prefix}clock`]));
if (clock.mode === 'wall') setInterval(say, 20);
client.on('message', (_topic, payload) => {
  const { step } = JSON.parse(payload.toString());
  if (step === undefined) return;
  say();
  client.publish(`${prefix}done`, JSON.stringify({ done: step }));
});
process.on('SIGTERM', () => process.exit(0));
