import { box } from './box.ts';

const head = (kind: string, name: string): string =>
  `apiVersion: dtaas/v1\nkind: ${kind}\nmetadata: {name: ${name}, version: 1.0.0, license: MIT}\n`;

/** The box without a problem, whose filter imports a library, with a tank that a generic tool runs, and a recorder. */
export const lab: Readonly<Record<string, string>> = {
  ...box,
  'assets/functions/mean/asset.yaml': head('Function', 'mean'),
  'assets/functions/mean/mean.mjs': 'export const mean = (a, b) => (a + b) / 2;\n',
  'assets/functions/filter/asset.yaml': box['assets/functions/filter/asset.yaml']!.replace(
    'uses: {',
    'uses: {average: {kind: Function, asset: functions/mean, version: ^1}, ',
  ),
  'assets/models/tank/asset.yaml': `${head('Model', 'tank')}spec:
  inputs:
    inflow: {type: number, unit: m3/s, alias: tank1.inflow}
    drain: {type: boolean, required: false, delay: 1}
  outputs:
    level: {type: number, unit: m, alias: tank1.level}
    change: {type: number, unit: m/s, alias: der(level)}
`,
  'assets/tools/runner/asset.yaml': `${head('Tool', 'runner')}spec:
  ports: {from: model}
  uses: {model: {kind: Model}}
  run: {command: [node, main.mjs], control: [save]}
`,
  'assets/tools/runner/main.mjs': 'process.stdin.resume();\n',
  'assets/tools/recorder/asset.yaml': `${head('Tool', 'recorder')}spec:
  ports: {declaredIn: twin}
  run: {command: [node, main.mjs], control: [save]}
`,
  'assets/tools/recorder/main.mjs': 'process.stdin.resume();\n',
  'assets/tools/pump/asset.yaml': `${head('Tool', 'pump')}spec:
  outputs: {flow: {type: number, unit: L/min}}
  run: {command: [node, main.mjs]}
`,
  'assets/tools/pump/main.mjs': 'process.stdin.resume();\n',
  'twins/lab/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: lab, version: 1.0.0}
spec:
  assets:
    box: {asset: models/box, version: ^1}
    tank: {asset: models/tank, version: ^1}
    estimator: {asset: functions/filter, version: ^1, uses: {plant: box}}
    pump: {asset: tools/pump, version: ^1}
    process: {asset: tools/runner, version: ^1, uses: {model: tank}}
    recorder:
      asset: tools/recorder
      version: ^1
      inputs:
        level: {type: number, unit: cm, alias: "tank1.level"}
        change: {type: number, unit: m/s, required: false}
        drained: {type: boolean, required: false}
  connections:
    - pump.flow -> process.inflow
    - process.level -> recorder.level
    - process.change -> recorder.change
    - physical.temperature -> estimator.measured
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    telemetry: {temperature: {topic: lab/t1, unit: Cel}}
    emulator:
      asset: tools/recorder
      version: ^1
      outputs: {temperature: {type: number, unit: K, temperature: absolute}}
`,
};
