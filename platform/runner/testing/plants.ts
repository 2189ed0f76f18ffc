import type { Json, LinkSpec, SignalAddress } from '@dtaas/model';
import { brokers } from './brokers.ts';
import { layCable } from './cable.ts';
import { hasMosquitto } from './mosquitto.ts';
import { hasAsyncua, type OpcuaServer, startOpcua } from './opcua/asyncua.ts';

/**
 * A physical twin for tests: it measures `temperature`, tells the events `pressed` (whole numbers), and takes `fan`, `heater`
 * (booleans), `valve` (a number), `move`, `turn` and `open` (whole numbers).
 */
export interface TestPlant {
  readonly link: LinkSpec;
  addressOf(port: string): SignalAddress;
  /** The commands that it got, oldest first: `heater true`. */
  readonly seen: readonly string[];
  /** It measures a temperature, or tells an event, now. */
  tell(value: Json, port?: 'temperature' | 'pressed'): Promise<void>;
  /** It sends a value that can't be used. The text is part of the reason. */
  tellWrong(): Promise<string>;
  /** Ends every connection to it. A new one can be made at once. */
  cut(): void;
  close(): Promise<void>;
}

/** What a kind of plant promises beside the contract (ADR 9). */
export interface PlantKind {
  readonly open: () => Promise<TestPlant>;
  /** It makes itself safe when the connection is lost. */
  readonly hasLastWill: boolean;
  /** A second runner of a twin takes the connection of the first one. */
  readonly hasTakeOver: boolean;
}

const mqtt = Object.entries(brokers).map(([name, start]): [string, PlantKind] => {
  const open = async (): Promise<TestPlant> => {
    const broker = await start();
    return {
      link: { protocol: 'mqtt', url: `mqtt://127.0.0.1:${broker.port}` },
      addressOf: (port) => ({ topic: port }),
      get seen() {
        return broker.seen.filter((each) => !/^(temperature|pressed) /.test(each));
      },
      tell: (value, port = 'temperature') => broker.tell(port, JSON.stringify(value)),
      tellWrong: async () => {
        await broker.tell('temperature', '"hot"');
        return '"\\"hot\\""';
      },
      cut: broker.cut,
      close: broker.close,
    };
  };
  return [name, { open, hasLastWill: true, hasTakeOver: true }];
});

/** One server for all plants of a test file, because Python takes a while to start. */
let started: Promise<OpcuaServer> | undefined;

const atRest = {
  temperature: { type: 'Double', value: 0 },
  fan: { type: 'Boolean', value: false, writable: true },
  heater: { type: 'Boolean', value: false, writable: true },
  valve: { type: 'Double', value: 0, writable: true },
  pressed: { type: 'Int32', value: 0 },
  move: { type: 'Int32', value: 0, writable: true },
  turn: { type: 'Int32', value: 0, writable: true },
  open: { type: 'Int32', value: 0, writable: true },
} as const;

async function opcua(): Promise<TestPlant> {
  started ??= startOpcua({ nodes: atRest });
  const server = await started;
  await server.set('temperature', 0);
  const before = server.seen.length;
  const cable = await layCable({ host: '127.0.0.1', port: server.port });
  return {
    link: {
      protocol: 'opcua',
      url: `opc.tcp://127.0.0.1:${cable.port}/plant/`,
      security: { mode: 'None', policy: 'Basic256Sha256' },
    },
    addressOf: (port) => ({ node: `nsu=http://plant.example;s=${port}` }),
    get seen() {
      return server.seen.slice(before);
    },
    tell: (value, port = 'temperature') => server.set(port, value),
    tellWrong: async () => {
      await server.set('temperature', 0, { status: 'BadSensorFailure' });
      return 'BadSensorFailure';
    },
    cut: cable.cut,
    close: cable.close,
  };
}

/** Ends what the plants of a test file share. */
export async function endPlants(): Promise<void> {
  await (await started)?.kill();
  started = undefined;
}

/** The kinds of plants that are here. Those of missing components are named in a warning. */
export const plants: readonly (readonly [name: string, kind: PlantKind])[] = [
  ...mqtt.filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto()),
  ...(hasAsyncua()
    ? [['asyncua, OPC UA', { open: opcua, hasLastWill: false, hasTakeOver: false }] as const]
    : []),
];
