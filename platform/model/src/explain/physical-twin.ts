import { explanation, type Files } from './explanation.ts';
import { controller, twin } from './parts.ts';

/** A twin with a physical twin: one sensor, one heater. */
function plant(
  telemetry: string,
  command: string,
  connections = ['controller.heaterOn -> physical.heater'],
): Files {
  const lines = ['physical.temperature -> controller.measured', ...connections];
  return {
    ...twin(`assets: {controller: {asset: functions/controller, version: ^1}}
connections:
${lines.map((line) => `  - ${line}`).join('\n')}
physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  telemetry: {temperature: {topic: box/t1, unit: Cel${telemetry}}}
  commands: {heater: {topic: box/heater${command}}}`),
    ...controller,
  };
}

const measured = controller['assets/functions/controller/asset.yaml'];

/** The controller with an output in degrees. */
const warming: Files = {
  'assets/functions/controller/asset.yaml': String(measured).replace(
    'heaterOn: {type: boolean}',
    'heaterOn: {type: number, unit: Cel}',
  ),
};

/** The messages of the physical twin, and the safe values that it gets when its twin is gone. */
export const physicalTwinExplanations = [
  explanation(
    'payload-time',
    '`timeUnit` needs a `time`, and `timeZone` needs a `time` that is a text.',
    'A number counts from 1970 in UTC, in the unit of `timeUnit`. Only a text can leave out its offset from UTC; `timeZone` then gives the offset.',
    plant(', payload: {json: /t, time: /at, timeUnit: ms, timeZone: Europe/Copenhagen}', ''),
    plant(', payload: {json: /t, time: /at, timeUnit: text, timeZone: Europe/Copenhagen}', ''),
  ),
  explanation(
    'payload-place',
    'The value and the time of a command have different places in its message.',
    'The pointers refer to places in the `template`. The runner adds missing objects on the way to a place, but no elements of arrays.',
    plant('', ', payload: {json: /set/1, template: {set: [0]}}'),
    plant('', ', payload: {json: /set/1, template: {set: [0, 0]}}'),
  ),
  explanation(
    'timeout-zero',
    'The `timeout` of a sensor or of a test is above zero.',
    'Some time passes between any two values, so a timeout of zero would keep the twin Degraded for ever. No test ends in no time.',
    plant(', timeout: 0s', ''),
    plant(', timeout: 30s', ''),
  ),
  explanation(
    'safe-unit',
    'A command with a `safe` value names its `unit`.',
    'Without `unit`, the command has the unit of the output that is connected to it. A later version of that asset may have another unit, and the safe value would then mean something else.',
    { ...plant('', ', safe: 20'), ...warming },
    { ...plant('', ', unit: Cel, safe: 20'), ...warming },
  ),
  explanation(
    'safe-unconnected',
    'An output is connected to each command that has a `safe` value.',
    'A command to which no output is connected is never sent, and neither is its safe value.',
    plant('', ', safe: false', []),
    plant('', ', safe: false'),
  ),
];
