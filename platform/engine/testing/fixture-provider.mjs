// A Pulumi provider for tests. Each resource is a file of JSON in the folder FIXTURE_MADE, which is how tests see what
// exists. Resources of the package `own` go by their mark, so creating one again adopts it, and so do our real ones;
// those of other packages get a new id each time, as with Docker and OpenStack.
//
// Inputs that mean something: `delayMs` (after the file is written), `fail` (a message, before it is), `leak` and `tell`
// (names of outputs that hold a secret: the provider marks the first as secret, and leaves the second plain).
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { main } from '@pulumi/pulumi/provider/server.js';

const made = process.env.FIXTURE_MADE;
const stopped = new AbortController();

const typeOf = (urn) => urn.split('::')[2].split('$').at(-1);
const nameOf = (urn) => urn.split('::').slice(3).join('::');
const fileOf = (id) => join(made, `${id}.json`);

function idOf(urn, inputs) {
  const type = typeOf(urn);
  const readable = `${type.split(':').at(-1)}-${nameOf(urn)}`;
  const own = createHash('sha256')
    .update(JSON.stringify(inputs.mark ?? ''))
    .digest('hex')
    .slice(0, 8);
  return `${readable}-${type.startsWith('own:') ? own : randomBytes(4).toString('hex')}`;
}

const secret = (value) => ({ '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', value });

function outputsOf(id, inputs) {
  return {
    ...inputs,
    address: `address-of-${id}`,
    ...(inputs.leak ? { [inputs.leak]: secret('planted-secret') } : {}),
    ...(inputs.tell ? { [inputs.tell]: 'planted-secret' } : {}),
  };
}

async function write(urn, id, inputs) {
  mkdirSync(made, { recursive: true });
  writeFileSync(fileOf(id), JSON.stringify({ type: typeOf(urn), name: nameOf(urn), inputs }));
  if (inputs.delayMs) await sleep(inputs.delayMs, undefined, { signal: stopped.signal });
  return outputsOf(id, inputs);
}

await main(
  {
    version: '1.0.0',
    check: async (_urn, _olds, news) => ({ inputs: news }),
    async diff(_id, _urn, olds, news) {
      const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
      const differs = (name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]);
      const derived = ['address', olds.leak, olds.tell];
      const changes = [...names].filter((name) => !derived.includes(name) && differs(name));
      const replaces = changes.filter((name) => name === 'image');
      return { changes: changes.length > 0, replaces, deleteBeforeReplace: true };
    },
    async create(urn, inputs) {
      if (inputs.fail) throw new Error(inputs.fail);
      const id = idOf(urn, inputs);
      return { id, outs: await write(urn, id, inputs) };
    },
    async read(id, _urn, props) {
      if (!existsSync(fileOf(id))) return { props: {} };
      const { inputs } = JSON.parse(readFileSync(fileOf(id), 'utf8'));
      return { id, props: { ...props, ...outputsOf(id, inputs) } };
    },
    async update(id, urn, _olds, news) {
      if (news.fail) throw new Error(news.fail);
      return { outs: await write(urn, id, news) };
    },
    async delete(id) {
      rmSync(fileOf(id), { force: true });
    },
    async cancel() {
      stopped.abort();
    },
  },
  process.argv.slice(2),
);
