import { readCatalogue } from '../src/document/read-catalogue.ts';
import { exampleTree } from '../src/explain/parts.ts';
import { newLock, printLock, requestsOf, resolveCatalogue } from '../src/resolution/index.ts';

/** A small repository without a problem, for tests to break: a heated box, its estimator, controller and emulator. */
export const box: Readonly<Record<string, string>> = {
  'platform.yaml': `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec:
  organisation: plant
  places:
    here: {kind: process}
    nowhere: {kind: nop}
  defaultPlace: here
`,
  'assets/models/box/asset.yaml': `apiVersion: dtaas/v1
kind: Model
metadata: {name: box, version: 1.0.0, license: MIT}
spec:
  parameters:
    heatCapacity: {type: number, unit: J/K, default: 500, minimum: 1, maximum: 10000}
    variant: {type: string, enum: [one, two], default: one}
`,
  'assets/models/box/src/model.mjs': 'export const step = (t) => t;\n',
  'assets/functions/filter/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: filter, version: 1.2.0, license: Apache-2.0}
spec:
  inputs:
    measured: {type: number, unit: Cel}
    heaterOn: {type: boolean, required: false}
  outputs:
    estimate: {type: number, unit: Cel}
    innovation: {type: number, unit: K, temperature: difference}
  parameters:
    noise: {type: number, unit: K, temperature: difference, default: 0.1, minimum: 0}
  uses: {plant: {kind: Model, asset: models/box, version: ^1}}
  run: {command: [node, main.mjs], control: [save, report]}
  requires: {cpu: 0.1, memory: 64Mi}
`,
  'assets/functions/filter/main.mjs': 'process.stdin.resume();\n',
  'assets/functions/switch/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: switch, version: 1.0.0, license: MIT}
spec:
  inputs: {measured: {type: number, unit: Cel}}
  outputs: {heaterOn: {type: boolean}}
  parameters: {setpoint: {type: number, unit: Cel, default: 35}}
  run: {command: [node, main.mjs]}
`,
  'assets/functions/switch/main.mjs': 'process.stdin.resume();\n',
  'assets/tools/emulator/asset.yaml': `apiVersion: dtaas/v1
kind: Tool
metadata: {name: emulator, version: 1.0.0, license: MIT}
spec:
  inputs: {heater: {type: boolean, delay: 1, default: false}}
  outputs: {temperature: {type: number, unit: K, temperature: absolute}}
  parameters: {period: {type: number, unit: s, default: 3}}
  uses: {plant: {kind: Model}}
  run: {command: [node, main.mjs], control: [save]}
`,
  'assets/tools/emulator/main.mjs': 'process.stdin.resume();\n',
  'twins/box/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: box, version: 1.0.0}
spec:
  assets:
    plant: {asset: models/box, version: ^1, with: {heatCapacity: {value: 0.616, unit: kJ/K}}}
    estimator: {asset: functions/filter, version: ^1, uses: {plant: plant}}
    controller: {asset: functions/switch, version: ^1}
  connections:
    - physical.temperature -> estimator.measured
    - physical.temperature -> controller.measured
    - controller.heaterOn -> estimator.heaterOn
    - controller.heaterOn -> physical.heater
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    credentials: {secret: PLANT_MQTT}
    telemetry: {temperature: {topic: box/t1, unit: Cel, payload: {json: /average}}}
    commands: {heater: {topic: box/heater}}
    emulator: {asset: tools/emulator, version: ^1, uses: {plant: plant}}
  lifecycle: {save: {every: 1h}}
`,
};

/** The same files with a lock for each twin, as `dtaas lock` writes them. */
export async function locked(
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { catalogue } = readCatalogue(exampleTree(files));
  const { finder, twins } = await resolveCatalogue(catalogue);
  const locks = [...twins.values()].map(({ name, twin }) => [
    `twins/${name}/twin.lock`,
    printLock(newLock(finder, requestsOf(finder, twin.value))),
  ]);
  return { ...files, ...Object.fromEntries(locks) };
}
