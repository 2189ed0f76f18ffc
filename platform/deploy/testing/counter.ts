export interface CounterOptions {
  /** What it adds in a step: a parameter that a merge may change. */
  readonly stride?: number;
  /** How many snapshots are kept: by default more than a suite makes. */
  readonly keep?: number;
  /** More lines of `spec` in platform.yaml. */
  readonly platform?: string;
  /** A second component. */
  readonly echo?: boolean;
  /** `lifecycle.restore` and `lifecycle.desired`. */
  readonly restore?: string;
  readonly desired?: string;
  /** `lifecycle.clock.until`. */
  readonly until?: string;
  /** More entries of `lifecycle`: `idle: {after: 2h}`. */
  readonly lifecycle?: string;
  /** `stride` is a live parameter. */
  readonly live?: boolean;
  /** Its component is given a secret, `COUNTER_TOKEN` of whoever deploys. */
  readonly secret?: boolean;
}

/** A platform with one small twin, which counts the steps of its life, ten a second. */
export function counterPlatform(options: CounterOptions = {}): Readonly<Record<string, string>> {
  const { platform = '', live = false } = options;
  return {
    'README.md': '# A plant\n',
    'platform.yaml': `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec:
  organisation: plant
  places: {here: {kind: process}}
  defaultPlace: here
  verification: {allowWeak: true}
${platform}`,
    'assets/functions/counter/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: counter, version: 1.0.0, title: Counter, license: MIT, owners: [o]}
spec:
  outputs: {count: {type: integer}}
  parameters: {stride: {type: integer, default: 1${live ? ', live: true' : ''}}}
  run: {command: [node, main.mjs], control: [save, report${live ? ', configure' : ''}]}
`,
    'assets/functions/counter/main.mjs': program,
    ...counterTwin('counter', options),
  };
}

export function counterTwin(
  name: string,
  {
    stride = 1,
    keep = 500,
    echo = false,
    restore = 'latest',
    desired = 'running',
    until,
    lifecycle,
    secret = false,
  }: CounterOptions = {},
): Readonly<Record<string, string>> {
  return {
    [`twins/${name}/README.md`]: `# ${name}\n`,
    [`twins/${name}/twin.yaml`]: `apiVersion: dtaas/v1
kind: Twin
metadata: {name: ${name}, version: 1.0.0, title: Counter, license: MIT, owners: [o]}
spec:
  assets:
    counter: {asset: functions/counter, version: ^1, with: {stride: ${stride}}${secret ? ', integrations: {store: store}' : ''}}
${echo ? '    echo: {asset: functions/counter, version: ^1}\n' : ''}${secret ? '  integrations: {store: {type: store, token: {secret: COUNTER_TOKEN}}}\n' : ''}  infrastructure: {workspace: {flavour: process}}
  lifecycle:
    desired: ${desired}
    restore: ${restore}
${lifecycle ? `    ${lifecycle}\n` : ''}    clock: {mode: lockstep, step: {value: 1, unit: s}, speed: 10${until ? `, until: ${until}` : ''}}
    save: {every: 1h, keep: ${keep}, onTerminate: true}
`,
  };
}

const program = `import { readFileSync, writeFileSync, renameSync, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
const { parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const file = process.env.DTAAS_STATE_DIR + '/count.json';
let state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { count: 0 };
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const save = () => { writeFileSync(file + '.new', JSON.stringify(state)); renameSync(file + '.new', file); };
const record = () => state.t !== undefined && say({ n: 'count', v: state.count, t: state.t });
process.on('SIGTERM', () => { save(); process.exit(0); });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if ('step' in message) {
    state = { count: state.count + parameters.stride, t: message.t };
    record();
    say({ done: message.step });
  } else if (message.control === 'save') { save(); say({ control: 'saved' }); }
  else if (message.configure) { Object.assign(parameters, message.configure); say({ control: 'configured' }); }
  else if (message.control === 'report') { record(); say({ control: 'reported' }); }
}
save();
`;
