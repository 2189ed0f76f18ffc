// A repository of many assets and twins, each of the size of the examples in docs/formats.md.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes a repository in `folder` and commits it: `assets` assets, one model to three functions, and `twins` twins of
 * two functions and one model each. Names are numbered, so that what uses what is known without reading.
 */
export function makeCatalogue(folder, { assets, twins }) {
  const models = Math.max(1, Math.floor(assets / 4));
  const functions = assets - models;
  for (let index = 0; index < models; index += 1)
    writeAsset(folder, 'models', `model-${index}`, model(index));
  for (let index = 0; index < functions; index += 1) {
    writeAsset(folder, 'functions', `function-${index}`, function_(index, models));
  }
  for (let index = 0; index < twins; index += 1) writeTwin(folder, index, models, functions);
  writeFileSync(join(folder, 'platform.yaml'), platform);
  mkdirSync(join(folder, 'platform/model'), { recursive: true });
  cpSync(join(root, 'platform/model/schemas'), join(folder, 'platform/model/schemas'), { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'A catalogue to measure with');
}

export function commitAll(folder, message) {
  git(folder, 'add', '-A');
  git(folder, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', message);
}

export function git(folder, ...arguments_) {
  return execFileSync('git', ['-C', folder, ...arguments_], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

const platform = `# yaml-language-server: $schema=platform/model/schemas/platform.schema.json
apiVersion: dtaas/v1
kind: Platform
metadata: {name: bench}
spec:
  organisation: bench
  places:
    here: {kind: process}
  defaultPlace: here
`;

function writeAsset(folder, kind, name, text) {
  const directory = join(folder, 'assets', kind, name);
  mkdirSync(join(directory, 'src'), { recursive: true });
  writeFileSync(join(directory, 'asset.yaml'), text);
  writeFileSync(join(directory, 'README.md'), `# ${name}\n\nMade to measure with.\n`);
  writeFileSync(join(directory, 'src', 'main.mjs'), `export const name = '${name}';\n`);
}

const head = (
  kind,
  name,
) => `# yaml-language-server: $schema=../../../platform/model/schemas/asset.schema.json
apiVersion: dtaas/v1
kind: ${kind}
metadata: {name: ${name}, version: 1.0.0, title: ${kind} number ${name}, license: MIT, owners: [team-twins], tags: [bench, made]}
spec:
`;

const model = (index) => `${head('Model', `model-${index}`)}  parameters:
    heatCapacity: {type: number, unit: J/K, default: ${600 + index}, minimum: 1}
    conductance:  {type: number, unit: W/K, default: 0.5, minimum: 0}
    power:        {type: number, unit: W, default: 18.7, minimum: 0}
    area:         {type: number, unit: m2, default: 0.25, minimum: 0}
  test:         {command: [node, --check, src/main.mjs], timeout: 60s}
  requires:     {cpu: 0.1, memory: 128Mi}
`;

const function_ = (index, models) => `${head('Function', `function-${index}`)}  inputs:
    measured:   {type: number, unit: Cel}
    heaterOn:   {type: boolean, required: false}
  outputs:
    estimate:   {type: number, unit: Cel}
    innovation: {type: number, unit: K}
  parameters:
    noise:      {type: number, unit: K, default: 0.1, minimum: 0}
    gain:       {type: number, default: 0.5, minimum: 0, maximum: 1}
  uses:         {plant: {kind: Model, asset: models/model-${index % models}, version: ^1}}
  run:          {command: [node, src/main.mjs], transport: stdio}
  batch:        {command: [node, src/main.mjs]}
  test:         {command: [node, --check, src/main.mjs], timeout: 60s}
  requires:     {cpu: 0.1, memory: 128Mi}
  restrictions: {organisations: [bench], maxInstances: 4000}
`;

function writeTwin(folder, index, models, functions) {
  const first = index % functions;
  // Another function that uses the same model, so that one component binds both.
  const second = (first + models) % functions;
  const model = first % models;
  const directory = join(folder, 'twins', `twin-${index}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'README.md'), `# twin-${index}\n`);
  writeFileSync(
    join(directory, 'twin.yaml'),
    `# yaml-language-server: $schema=../../platform/model/schemas/twin.schema.json
apiVersion: dtaas/v1
kind: Twin
metadata: {name: twin-${index}, version: 1.0.0, title: Twin number ${index}, license: MIT, owners: [team-twins]}
spec:
  assets:
    plant:      {asset: models/model-${model}, version: ^1, with: {heatCapacity: {value: ${600 + (index % 50)}, unit: J/K}}}
    estimator:  {asset: functions/function-${first}, version: ^1, uses: {plant: plant}, with: {noise: {value: 0.2, unit: K}}}
    controller: {asset: functions/function-${second}, version: ^1, uses: {plant: plant}, with: {gain: 0.25}}
  connections:
    - physical.temperature -> estimator.measured
    - estimator.estimate   -> controller.measured
    - controller.estimate  -> physical.setpoint
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.plant.example:8883
    credentials: {secret: PLANT_MQTT}
    telemetry: {temperature: {topic: box-${index}/t1, unit: Cel, payload: {json: /average_temperature}}}
    commands:  {setpoint: {topic: box-${index}/setpoint, unit: Cel}}
  infrastructure:
    workspace: {flavour: process}
    resources: {cpu: 1, memory: 512Mi}
    network:   {internet: deny, allow: ["tsdb.plant.example:443"]}
  integrations:
    historian: {type: influxdb, url: https://tsdb.plant.example, token: {secret: HISTORIAN_TOKEN}}
  lifecycle:
    desired: running
    restore: latest
    clock:   {mode: wall}
    save:    {every: 1h, keep: 24, onTerminate: true}
    prune:   confirm
`,
  );
}
