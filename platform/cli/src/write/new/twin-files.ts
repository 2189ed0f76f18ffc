import type { Asset, Resolution, Sourced } from '@dtaas/model';
import type { NewFiles } from './asset-choices.ts';

/** What a new twin is to be. */
export interface TwinChoices {
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly license: string;
  /** The function or tool that does its work. */
  readonly worker: Sourced<Asset>;
}

/** A twin that has what its worker needs: what it uses, and telemetry for each input that must be connected. */
export function twinFiles(resolution: Resolution, choices: TwinChoices): NewFiles {
  const { name, title, worker } = choices;
  return {
    'twin.yaml': twinYaml(resolution, choices),
    'README.md': `# ${title}

A twin with one component, \`worker\`, which is ${worker.reference}. Say here which physical twin it mirrors, and what for.

    npx dtaas check
    npx dtaas plan ${name}
`,
  };
}

/** Functions and tools that a twin can begin with: started, and what they use is in this tree. */
export function workers(resolution: Resolution): readonly Sourced<Asset>[] {
  return [...resolution.catalogue.assets.values()].filter(
    (asset) =>
      (asset.value.kind === 'Function' || asset.value.kind === 'Tool') &&
      asset.value.spec.run !== undefined &&
      usedBy(resolution, asset.value) !== undefined,
  );
}

/** The asset for each required use; undefined where one isn't in the tree. */
function usedBy({ catalogue }: Resolution, { spec }: Asset): ReadonlyMap<string, Sourced<Asset>> | undefined {
  const used = new Map<string, Sourced<Asset>>();
  for (const [name, use] of Object.entries(spec.uses)) {
    if (!use.required) continue;
    const found =
      use.asset === undefined
        ? [...catalogue.assets.values()].find(({ value }) => value.kind === use.kind)
        : catalogue.assets.get(use.asset);
    if (!found) return undefined;
    used.set(name, found);
  }
  return used;
}

function twinYaml(resolution: Resolution, { name, title, owner, license, worker }: TwinChoices): string {
  const { spec } = worker.value;
  const used = usedBy(resolution, worker.value) ?? new Map<string, Sourced<Asset>>();
  const inputs = Object.entries(spec.inputs).filter(([, input]) => input.required);
  const lines = [
    '# yaml-language-server: $schema=../../platform/model/schemas/twin.schema.json',
    'apiVersion: dtaas/v1',
    'kind: Twin',
    'metadata:',
    `  name: ${name}`,
    '  version: 0.1.0',
    `  title: ${JSON.stringify(title)}`,
    `  license: ${JSON.stringify(license)}`,
    `  owners: [${JSON.stringify(owner)}]`,
    'spec:',
    '  assets:',
  ];
  const ids = new Map([...used].map(([use, asset]) => [use, { id: idOf(use), asset }]));
  for (const { id, asset } of ids.values()) lines.push(...component(id, asset));
  lines.push(...component('worker', worker));
  if (ids.size > 0) {
    lines.push(`      uses: { ${[...ids].map(([use, { id }]) => `${use}: ${id}`).join(', ')} }`);
  }
  if (inputs.length > 0) {
    lines.push('  connections:', ...inputs.map(([port]) => `    - physical.${port} -> worker.${port}`));
    lines.push(
      '  physicalTwin:',
      '    protocol: mqtt',
      '    # Where the physical twin’s broker is, and on which topics it speaks.',
    );
    lines.push('    url: mqtt://localhost:1883', '    telemetry:');
    for (const [port, { type, unit, temperature, shape }] of inputs) {
      const fields = [`topic: ${name}/${port}`, `type: ${type}`];
      if (unit !== undefined) fields.push(`unit: ${JSON.stringify(unit)}`);
      if (temperature !== undefined) fields.push(`temperature: ${temperature}`);
      if (shape !== undefined) fields.push(`shape: ${JSON.stringify(shape)}`);
      lines.push(`      ${port}: { ${fields.join(', ')} }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A use is an identifier, a component a name: `heatPlant` becomes `heat-plant`. */
function idOf(use: string): string {
  const id = use
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .toLowerCase()
    .replace(/^-+|-+$/g, '');
  return id === 'worker' || id === 'physical' || id === 'emulator' ? `${id}-asset` : id;
}

function component(id: string, { reference, value }: Sourced<Asset>): string[] {
  const lines = [`    ${id}:`, `      asset: ${reference}`, `      version: ^${value.metadata.version}`];
  const unset = Object.entries(value.spec.parameters).filter(
    ([, parameter]) => parameter.default === undefined,
  );
  if (unset.length === 0) return lines;
  lines.push('      with:');
  for (const [name, parameter] of unset) {
    const unit = parameter.unit === undefined ? '' : JSON.stringify(parameter.unit);
    const first = JSON.stringify(firstValue(parameter));
    lines.push(`        ${name}: ${unit === '' ? first : `{ value: ${first}, unit: ${unit} }`}`);
  }
  return lines;
}

/** A value that a parameter can have, to begin with. */
function firstValue({ type, enum: allowed, minimum, maximum }: Asset['spec']['parameters'][string]): unknown {
  if (allowed) return allowed[0];
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  if (type === 'object') return {};
  const value = Math.min(Math.max(0, minimum ?? 0), maximum ?? Number.POSITIVE_INFINITY);
  return type === 'integer' ? Math.ceil(value) : value;
}
