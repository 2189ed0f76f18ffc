import type { Definitions, Files } from './explanation.ts';
import { asset, connected, controller, controllerWith, sensor, twin } from './parts.ts';

const fed = 'sensor.temperature -> controller.measured';
const acts = 'controller.heaterOn -> heater.on';
const temperature = 'temperature: {type: number, unit: Cel}';
/** The loop with a controller whose input is declared like this. */
function measuring(measured: string): Files {
  return { ...connected(fed, acts), ...controllerWith({ measured }) };
}

/** A twin with an emulator whose telemetry has this name, and whose input is declared like this. */
function emulated(temperature = 'temperature', delay = ', delay: 1', clock = ''): Files {
  const spec = `assets: {controller: {asset: functions/controller, version: ^1}}
connections:
  - physical.temperature -> controller.measured
  - controller.heaterOn -> physical.heater
physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  telemetry: {temperature: {topic: box/t1, unit: Cel}}
  commands: {heater: {topic: box/heater}}
  emulator: {asset: tools/emulator, version: ^1}
${clock}`;
  const emulator = `inputs: {heater: {type: boolean${delay}, default: false}}
outputs: {${temperature}: {type: number, unit: Cel}}
run: {command: [node, main.mjs]}`;
  return { ...twin(spec), ...asset('tools/emulator', emulator), ...controller };
}

/** A twin with only these lines under `lifecycle`. */
function living(lifecycle: string): Files {
  const sensing = 'assets: {sensor: {asset: tools/sensor, version: ^1}}';
  return { ...twin(`${sensing}\nlifecycle: ${lifecycle}`), ...sensor };
}

/** How components are joined, and the time they live in. */
export const connectionDefinitions = {
  'connection-syntax': {
    title: 'A connection is `component.output -> component.input`.',
    why: "The port of a child is `child.component.port`. Ports of a child's own children can't be connected.",
    example: connected(`[-a.b.-]${fed}`, acts),
  },
  'child-unknown': {
    title: 'A connection to the port of a child names a child of the twin.',
    why: 'The port of a child is `child.component.port`, where `child` is an id under `children`.',
    example: connected(`[-left.-]${fed}`, acts),
  },
  'connection-twice': {
    title: 'A connection is written once.',
    why: 'The second connection has no effect, so it is probably a mistake.',
    example: connected(fed, acts, `[-${acts}-]`),
  },
  'connection-direction': {
    title: 'A connection leads from an output to an input.',
    why: 'The telemetry of the physical twin are outputs, and its commands are inputs.',
    example: connected(fed, `[-heater.on -> controller.heaterOn-]{+${acts}+}`),
  },
  'port-unknown': {
    title: 'A connection names ports that the asset declares.',
    why: 'Values for other names would be dropped while the twin runs.',
    example: connected('sensor.temperatur{+e+} -> controller.measured', acts),
  },
  'component-not-started': {
    title: 'Values flow only between components that run.',
    why: 'Other assets read or evaluate an asset without `run.command`. Bind such an asset under `uses`.',
    example: {
      ...connected(fed, acts),
      ...asset('tools/sensor', `outputs: {${temperature}}\n{+run: {command: [node, main.mjs]}+}`),
    },
  },
  'input-sources': {
    title: 'An input has one source.',
    why: 'With two sources, the value that arrives last would win, and the order is not defined. An input for events or commands may have several sources.',
    example: {
      ...connected(fed, acts, '[-sensor.mean -> controller.measured-]'),
      ...asset(
        'tools/sensor',
        `outputs: {${temperature}, mean: {type: number, unit: Cel}}\nrun: {command: [node, main.mjs]}`,
      ),
    },
  },
  'input-unconnected': {
    title: 'Every required input is connected.',
    why: 'The component would wait for ever. An optional input is declared with `required: false`.',
    example: connected(`{+${fed}+}`, acts),
  },
  'port-kind-mismatch': {
    title: 'The two ends of a connection carry the same: values, events or commands.',
    why: 'Only the newest value counts, but every event and every command counts. An event that arrived as a value could be lost. A value that arrived as an event would count each time it is sent.',
    example: {
      ...connected(fed, acts),
      ...controllerWith({ heaterOn: '{type: boolean[-, as: command-]}' }),
    },
  },
  'port-kind-misplaced': {
    title: '`buffer` and `expires` belong to events and commands, and `default` to a value.',
    why: 'Events and commands wait until they are delivered. Only the newest value counts, so values do not wait. Before the first event nothing has happened, so an event has no default.',
    example: {
      ...connected(fed, acts),
      ...controllerWith({ measured: '{type: number, unit: Cel[-, buffer: 50-]}' }),
    },
  },
  'type-mismatch': {
    title: 'The two ends of a connection have the same type.',
    why: 'An integer fits a number. Any other conversion would be a guess.',
    example: measuring('{type: [-boolean-]{+number, unit: Cel+}}'),
  },
  'shape-mismatch': {
    title: 'The two ends of a connection have the same shape.',
    why: 'A `null` in the shape of the input accepts any size.',
    example: measuring('{type: number, unit: Cel[-, shape: [3]-]}'),
  },
  'unit-mismatch': {
    title: 'The units at the two ends of a connection can be converted.',
    why: "Different units are converted. Power can't be converted to energy, or bar to kelvin. Angles, amounts of substance and plain numbers are three different quantities.",
    example: measuring('{type: number, unit: [-J-]{+"[degF]"+}}'),
  },
  'unit-missing': {
    title: 'Both ends of a connection have a unit, or neither has.',
    why: 'A number without a unit could be in any unit, so both ends have to state one. A pure number has the unit `1`.',
    example: measuring('{type: number{+, unit: Cel+}}'),
  },
  'temperature-ambiguous': {
    title: 'Degrees are converted to kelvins only if both sides are absolute temperatures.',
    why: '20 °C are 293.15 K, and a difference of 20 °C is 20 K. `Cel` is absolute unless `temperature: difference` is declared. `K` can be either, so `temperature` has to be declared.',
    example: measuring('{type: number, unit: K{+, temperature: absolute+}}'),
  },
  'algebraic-loop': {
    title: 'In lockstep, each loop of connections crosses an input with `delay: 1`.',
    why: 'In a step, each component runs after those that feed it. In a loop, each component would wait for the others. An input with `delay: 1` gets the value of the step before, e.g. a heater that acts one step later.',
    example: emulated('temperature', '{+, delay: 1+}'),
  },
  'emulator-misfit': {
    title: 'An emulator has the telemetry of the physical twin as outputs and its commands as inputs.',
    why: 'The same configuration is used with the plant and with its emulator. For `physical`, the ports of the same names of the emulator are connected, and their units have to be convertible.',
    example: emulated('temp{+erature+}'),
  },
  'clock-step': {
    title: 'A lockstep clock has a step above zero.',
    why: 'Simulated time moves by one step when all components have run.',
    example: living('{clock: {mode: lockstep{+, step: {value: 3, unit: s}+}}}'),
  },
  'save-every-zero': {
    title: 'The time between two scheduled saves is above zero.',
    why: 'A save stops the components for a moment. Without a pause between two saves the twin would hardly run.',
    example: living('{save: {every: [-0s-]{+1h+}}}'),
  },
  'schedule-window': {
    title: 'A window of a schedule has days and times.',
    why: 'The twin runs in each window, and is suspended outside of all of them. A window without days is of every day, and one that ends before it begins ends on the next day.',
    example: living(
      '{schedule: {timezone: Europe/Copenhagen, running: ["Mon-Fri 07:00-[-25:00-]{+18:00+}"]}}',
    ),
  },
  'schedule-timezone': {
    title: 'The time zone of a schedule is in the IANA database.',
    why: 'The name says how far the clocks there are ahead of UTC in summer and in winter.',
    example: living('{schedule: {timezone: Europe/[-K-]{+C+}openhagen, running: ["Mon-Fri 07:00-18:00"]}}'),
  },
  'schedule-without-effect': {
    title: 'A twin with a schedule is not suspended or terminated by `desired`.',
    why: '`desired: suspended` stands above the schedule, so no window ever starts the twin.',
    example: living(
      '{[-desired: suspended, -]schedule: {timezone: Europe/Copenhagen, running: ["Mon-Fri 07:00-18:00"]}}',
    ),
  },
  'idle-after-zero': {
    title: 'The time after which an unused twin is suspended is above zero.',
    why: 'The twin is suspended when nobody has looked at it and no telemetry has arrived for that long.',
    example: living('{idle: {after: [-0s-]{+2h+}}}'),
  },
  'clock-until': {
    title: '`until` is a time above zero, and only a lockstep clock has one.',
    why: 'After that simulated time the twin is saved, its components end, and the twin is `Completed`. A run on the wall clock has no end.',
    example: living('{clock: {{+mode: lockstep, step: {value: 3, unit: s}, +}until: {value: 1, unit: h}}}'),
  },
  'clock-physical-twin': {
    title: 'A twin with a physical twin runs by the wall clock.',
    why: "The platform can't step the time of a physical twin, but it can step an emulator. With `--emulate` the twin runs in lockstep, with the step and speed beside `mode: wall`.",
    example: emulated(
      'temperature',
      ', delay: 1',
      'lifecycle: {clock: {mode: [-lockstep-]{+wall+}, step: {value: 3, unit: s}, speed: 60}}',
    ),
  },
} satisfies Definitions;
