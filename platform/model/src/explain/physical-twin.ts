import type { Explanation } from './explanation.ts';
import { controller, explanation, type Files, twin } from './parts.ts';

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

/** How the physical twin is spoken to, and what it gets without its twin. */
export const physicalTwinExplanations: readonly Explanation[] = [
  explanation(
    'payload-time',
    'A unit of time and a time zone stand beside a time.',
    'Numbers count from 1970 in UTC, in `timeUnit`. Only a text may leave out its offset; `timeZone` says it then.',
    plant(', payload: {json: /t, time: /at, timeUnit: ms, timeZone: Europe/Copenhagen}', ''),
    plant(', payload: {json: /t, time: /at, timeUnit: text, timeZone: Europe/Copenhagen}', ''),
  ),
  explanation(
    'payload-place',
    'A command’s value and its time have places of their own in its message.',
    'The pointers lead into the `template`. Objects that are missing on the way are made; elements of arrays are not.',
    plant('', ', payload: {json: /set/1, template: {set: [0]}}'),
    plant('', ', payload: {json: /set/1, template: {set: [0, 0]}}'),
  ),
  explanation(
    'timeout-zero',
    'A sensor may be silent for some time.',
    'Values never come without any time between them, so the twin would be Degraded for ever.',
    plant(', timeout: 0s', ''),
    plant(', timeout: 30s', ''),
  ),
  explanation(
    'safe-unit',
    'A safe value has its unit beside it.',
    'Without one, the command is in the unit of the output connected to it, so another version of that asset would give the value another meaning.',
    { ...plant('', ', safe: 20'), ...warming },
    { ...plant('', ', unit: Cel, safe: 20'), ...warming },
  ),
  explanation(
    'safe-unconnected',
    'A command with a safe value has something connected to it.',
    'A command without a source is never sent, and neither is its safe value.',
    plant('', ', safe: false', []),
    plant('', ', safe: false'),
  ),
];
