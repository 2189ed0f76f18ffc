import type { Definitions, Files } from './explanation.ts';
import { controller, controllerWith, twin } from './parts.ts';

/** A twin with a physical twin: one sensor, one heater. */
function plant(
  telemetry: string,
  command: string,
  connection = 'controller.heaterOn -> physical.heater',
): Files {
  return {
    ...twin(`assets: {controller: {asset: functions/controller, version: ^1}}
connections:
  - physical.temperature -> controller.measured
  - ${connection}
physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  telemetry: {temperature: {topic: box/t1, unit: Cel${telemetry}}}
  commands: {heater: {topic: box/heater${command}}}`),
    ...controller,
  };
}

/** The messages of the physical twin, and the safe values that it gets when its twin is gone. */
export const physicalTwinDefinitions = {
  'payload-time': {
    title: '`timeUnit` needs a `time`, and `timeZone` needs a `time` that is a text.',
    why: 'A number counts from 1970 in UTC, in the unit of `timeUnit`. Only a text can leave out its offset from UTC; `timeZone` then gives the offset.',
    example: plant(
      ', payload: {json: /t, time: /at, timeUnit: [-ms-]{+text+}, timeZone: Europe/Copenhagen}',
      '',
    ),
  },
  'payload-place': {
    title: 'The value and the time of a command have different places in its message.',
    why: 'The pointers refer to places in the `template`. The runner adds missing objects on the way to a place, but no elements of arrays.',
    example: plant('', ', payload: {json: /set/1, template: {set: [0{+, 0+}]}}'),
  },
  'timeout-zero': {
    title: 'The `timeout` of a sensor or of a test is above zero.',
    why: 'Some time passes between any two values, so a timeout of zero would keep the twin Degraded for ever. No test ends in no time.',
    example: plant(', timeout: [-0s-]{+30s+}', ''),
  },
  'safe-unit': {
    title: 'A command with a `safe` value names its `unit`.',
    why: 'Without `unit`, the command has the unit of the output that is connected to it. A later version of that asset may have another unit, and the safe value would then mean something else.',
    example: {
      ...plant('', ', {+unit: Cel, +}safe: 20'),
      ...controllerWith({ heaterOn: '{type: number, unit: Cel}' }),
    },
  },
  'safe-unconnected': {
    title: 'An output is connected to each command that has a `safe` value.',
    why: 'A command to which no output is connected is never sent, and neither is its safe value.',
    example: plant('', ', safe: false', '{+controller.heaterOn -> physical.heater+}'),
  },
} satisfies Definitions;
