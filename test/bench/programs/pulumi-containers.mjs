// The containers of `inputs.json` by Pulumi's Automation API, as its documentation shows it: `up | down <folder>`.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../../platform/engine/package.json', import.meta.url));
const { LocalWorkspace } = require('@pulumi/pulumi/automation');
const docker = require('@pulumi/docker');

const [operation, folder] = process.argv.slice(2);
const { host, containers, pluginFolders, engine } = JSON.parse(
  readFileSync(join(folder, 'inputs.json'), 'utf8'),
);
const [state, home] = [join(folder, 'pulumi-state'), join(folder, 'pulumi-home')];
for (const path of [state, home]) mkdirSync(path, { recursive: true });
process.env.PATH = [...pluginFolders, engine, process.env.PATH].join(delimiter);

async function program() {
  const provider = new docker.Provider('engine', { host });
  for (const [name, inputs] of Object.entries(containers)) new docker.Container(name, inputs, { provider });
}

const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: 'bench', projectName: 'bench', program },
  {
    pulumiHome: home,
    envVars: {
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_CONFIG_PASSPHRASE: '',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    },
  },
);
await (operation === 'up' ? stack.up() : stack.destroy());
