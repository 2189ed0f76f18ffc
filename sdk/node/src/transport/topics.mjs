import { log } from '../output.mjs';

/**
 * The same messages under topics below `dtaas/<twin>/<component>/`.
 *
 * @param {{receive(messages: any[]): void}} component
 * @param {any} config
 * @param {string} url of the broker, with credentials
 * @returns {Promise<import('../serve/component.mjs').Transport>}
 */
export async function openTopics(component, config, url) {
  const { connectAsync } = (await import('mqtt')).default;
  const prefix = `dtaas/${config.twin}/${config.component}/`;
  const client = await connectAsync(url, { reconnectPeriod: 0 });
  /** @type {any[]} */
  const together = [];
  client.on('message', (topic, payload) => {
    if (together.length === 0) setImmediate(() => component.receive(together.splice(0)));
    const message = JSON.parse(payload.toString());
    const [kind, port] = topic.slice(prefix.length).split('/');
    together.push(kind === 'in' ? { ...message, n: port } : message);
  });
  client.on('close', () => {
    log('the component failed: the connection to the broker was lost');
    process.exit(1);
  });
  /** @param {any[]} messages */
  const send = (messages) => {
    for (const message of messages) client.publish(prefix + topicOf(message), JSON.stringify(message));
  };
  // The runner sends once the component listens for what starts a step, so that comes last.
  setImmediate(() => void client.subscribeAsync(['control', 'in/+', 'clock'].map((topic) => prefix + topic)));
  /** @param {() => void} done */
  const close = (done) => {
    client.removeAllListeners('close');
    client.end(false, done);
  };
  return { send, pause() {}, resume() {}, close };
}

/** @param {{[name: string]: any}} message */
function topicOf(message) {
  if (message['n'] !== undefined) return `out/${message['n']}`;
  return ['done', 'received'].find((name) => message[name] !== undefined) ?? 'controlled';
}
