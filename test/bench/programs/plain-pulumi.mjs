// What somebody would write without the platform, by Pulumi's Automation API: `preview | up <folder> <twin's file>`. The folder has the stack's state
// and the engine's path. Pulumi has no provider to start here: the twin is a group of inputs, and the workflow's script starts its process.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../../platform/engine/package.json', import.meta.url));
const { ComponentResource } = require('@pulumi/pulumi');
const { LocalWorkspace } = require('@pulumi/pulumi/automation');

const [operation, folder, twin] = process.argv.slice(2);
const [state, home] = [join(folder, 'pulumi-state'), join(folder, 'pulumi-home')];
for (const path of [state, home]) mkdirSync(path, { recursive: true });
process.env.PATH = [readFileSync(join(folder, 'engine'), 'utf8'), process.env.PATH].join(delimiter);

async function program() {
  new ComponentResource('plain:index:Twin', 'counter', { definition: readFileSync(twin, 'utf8') });
}

const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: 'bench', projectName: 'bench', program },
  {
    pulumiHome: home,
    envVars: {
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_CONFIG_PASSPHRASE: '',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    },
  },
);
await stack[operation]({ onOutput: (text) => process.stdout.write(text), diff: true });
