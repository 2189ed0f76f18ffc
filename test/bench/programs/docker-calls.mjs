// The containers of `inputs.json` by calls of Docker's API, eight at a time as Pulumi does on two cores: `up | look | down <folder>`.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const [operation, folder] = process.argv.slice(2);
const { host, containers } = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request({ agent, socketPath: host.slice('unix://'.length), method, path, headers });
    sent.on('error', reject).on('response', async (answer) => {
      const said = await text(answer);
      answer.statusCode < 300 ? resolve(said) : reject(new Error(`${method} ${path}: ${said}`));
    });
    sent.end(body && JSON.stringify(body));
  });
}

const bodyOf = (inputs) => ({
  Image: inputs.image,
  Entrypoint: inputs.entrypoints,
  User: inputs.user,
  Labels: Object.fromEntries(inputs.labels.map(({ label, value }) => [label, value])),
  HostConfig: {
    NetworkMode: inputs.networkMode,
    ReadonlyRootfs: inputs.readOnly,
    Tmpfs: inputs.tmpfs,
    ShmSize: inputs.shmSize * 2 ** 20,
    IpcMode: inputs.ipcMode,
    CapDrop: inputs.capabilities.drops,
    SecurityOpt: inputs.securityOpts,
    Memory: inputs.memory * 2 ** 20,
    MemorySwap: inputs.memorySwap * 2 ** 20,
    Ulimits: inputs.ulimits.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
    LogConfig: { Type: inputs.logDriver, Config: inputs.logOpts },
  },
});

const calls = {
  up: (inputs) => call('POST', `/containers/create?name=${inputs.name}`, bodyOf(inputs)),
  look: ({ name }) => call('GET', `/containers/${name}/json`),
  down: ({ name }) => call('DELETE', `/containers/${name}?force=1`),
};
await Promise.all(Object.values(containers).map(calls[operation]));
agent.destroy();
