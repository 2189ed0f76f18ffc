// Containers by the platform's engine: `inputs | up | down <folder>`, for what `stack.json` in the folder says. `inputs` writes what the
// platform would give to Pulumi, so that the other programs make the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureEngine, ensurePlugins, runStack } from '../../../platform/engine/src/index.ts';
import { containerInputs } from '../../../platform/places/src/docker/resources/containers.ts';
import { containerMark } from '../../../platform/places/src/docker/resources/mark.ts';
import { dockerRows } from '../../../platform/places/src/docker/resources/rows.ts';

const [operation = '', folder = ''] = process.argv.slice(2);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const write = (name: string, value: unknown): void =>
  writeFileSync(join(folder, name), JSON.stringify(value));

const { host, image, home, count } = read('stack.json') as {
  readonly host: string;
  readonly image: string;
  readonly home: string;
  readonly count: number;
};
const owner = { home, instance: 'bench' };
const names = Array.from({ length: count }, (_, index) => `container-${index}`);
const inputs = containerInputs({ image, command: ['/nothing'], mounts: [], memoryBytes: 64 * 2 ** 20 });
const type = 'docker:index/container:Container';
const engine = await ensureEngine({ onProgress: () => {} });
const pluginFolders = await ensurePlugins([type], { onProgress: () => {} });

if (operation === 'inputs') {
  const marked = names.map((name) => [
    name,
    { ...inputs, ...containerMark({ ...owner, name, generation: '' }) },
  ]);
  write('inputs.json', {
    host,
    pluginFolders,
    engine: dirname(engine.path),
    containers: Object.fromEntries(marked),
  });
} else {
  const resource = { type, inputs, provider: { host } };
  const { checkpoint, error } = await runStack({
    ...owner,
    operation: 'up',
    kinds: dockerRows,
    resources: Object.fromEntries(operation === 'up' ? names.map((name) => [name, resource]) : []),
    engine: engine.path,
    pluginFolders,
    workDir: join(folder, 'dtaas'),
    ...(existsSync(join(folder, 'checkpoint.json')) ? { checkpoint: read('checkpoint.json') } : {}),
  });
  if (error) throw error;
  write('checkpoint.json', checkpoint);
}
