import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ComponentBroker } from '../../platform/runner/src/transport/broker.ts';
import type { Message, TransportName } from './cases.ts';
import type { Program } from './programs.ts';

/** One process of a component, as the runner starts it. */
export class ProcessUnderTest {
  /** Those that the component has sent, and that nobody has looked at. */
  readonly messages: Message[];
  log = '';
  /** The exit code; `null` after a signal, `undefined` while the process runs. */
  code: number | null | undefined;
  readonly exited: Promise<void>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #link: Link;

  private constructor(child: ChildProcessWithoutNullStreams, link: Link, messages: Message[]) {
    this.messages = messages;
    this.#child = child;
    this.#link = link;
    this.exited = once(child, 'close').then(([code]) => {
      this.code = code as number | null;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    child.stdin.on('error', () => {});
  }

  static async start(
    program: Program,
    component: string,
    transport: TransportName,
    env: Readonly<Record<string, string>>,
    cwd: string,
  ): Promise<ProcessUnderTest> {
    const messages: Message[] = [];
    const take = (message: Message): void => void messages.push(message);
    const link = transport === 'mqtt' ? await overMqtt(take) : overLines(take);
    const [command, ...rest] = program.command(component);
    const { PATH = '' } = process.env;
    const child = spawn(command, rest, { cwd, env: { PATH, ...program.env, ...env, ...link.env } });
    link.join(child);
    return new ProcessUnderTest(child, link, messages);
  }

  async send(messages: readonly Message[]): Promise<void> {
    await Promise.race([this.#link.ready, this.exited]);
    this.#link.send(messages);
  }

  /** Waits until something is so; false if it isn't within the patience, or the process has ended. */
  async until(isSo: () => boolean, patienceMs: number): Promise<boolean> {
    const giveUpAt = performance.now() + patienceMs;
    while (!isSo() && this.code === undefined && performance.now() < giveUpAt)
      await new Promise((resolve) => setTimeout(resolve, 2));
    return isSo();
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async loseBroker(): Promise<void> {
    await this.#link.close();
  }

  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
    await this.#link.close();
  }
}

interface Link {
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when the component can receive messages. */
  readonly ready: Promise<void>;
  join(child: ChildProcessWithoutNullStreams): void;
  send(messages: readonly Message[]): void;
  close(): Promise<void>;
}

function overLines(take: (message: Message) => void): Link {
  let input: ChildProcessWithoutNullStreams['stdin'];
  let rest = '';
  return {
    env: {},
    ready: Promise.resolve(),
    join(child) {
      input = child.stdin;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop()!;
        for (const line of lines) take(readLine(line));
      });
    },
    send: (messages) => void input.write(messages.map((each) => `${JSON.stringify(each)}\n`).join('')),
    close: async () => {},
  };
}

function readLine(line: string): Message {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return { 'not JSON': line };
  }
}

/** Over the broker of the runner. */
async function overMqtt(take: (message: Message) => void): Promise<Link> {
  const broker = await ComponentBroker.open({ twin: 't', listensFor: () => 'clock', log: () => {} });
  const garbage = (what: string): void => take({ garbage: what });
  const message = ({ bn: _, ...each }: Message): void => take(each);
  const admission = broker.admit('c', {
    message,
    garbage,
    flood() {},
    skipped() {},
    roomy() {},
    disconnected() {},
  });
  const fixed = { cmd: 'publish', qos: 0, retain: false, dup: false } as const;
  return {
    env: { DTAAS_MQTT_URL: admission.url },
    ready: admission.ready,
    join(child) {
      child.stdout.resume();
    },
    send(messages) {
      for (const message of messages) {
        const topic = `dtaas/t/c/${topicOf(message)}`;
        admission.client?.publish({ ...fixed, topic, payload: JSON.stringify(message) }, () => {});
      }
    },
    close: () => broker.close(),
  };
}

function topicOf(message: Message): string {
  if (message['n'] !== undefined) return `in/${String(message['n'])}`;
  return message['step'] === undefined ? 'control' : 'clock';
}
