import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Case, Line, Message, TransportName } from './cases.ts';
import { ProcessUnderTest } from './process-under-test.ts';
import type { Program } from './programs.ts';

/** How long a component may take for what is expected of it. */
const patienceMs = 30_000;

/** Plays a case against a program, in a folder of its own. @throws Error at the first line that isn't as it says */
export async function play(
  each: Case,
  program: Program,
  transport: TransportName,
  folder: string,
  patience = patienceMs,
): Promise<void> {
  const player = new Player(each, program, transport, folder, patience);
  try {
    await player.play();
  } finally {
    await player.close();
  }
}

class Player {
  readonly #case: Case;
  readonly #program: Program;
  readonly #transport: TransportName;
  readonly #folder: string;
  readonly #patience: number;
  #process!: ProcessUnderTest;

  constructor(each: Case, program: Program, transport: TransportName, folder: string, patience: number) {
    this.#case = each;
    this.#program = program;
    this.#transport = transport;
    this.#folder = folder;
    this.#patience = patience;
  }

  async play(): Promise<void> {
    for (const name of ['state', 'output']) mkdirSync(this.#path(name), { recursive: true });
    for (const [name, text] of Object.entries(this.#case.files ?? {})) {
      mkdirSync(dirname(this.#path('state', name)), { recursive: true });
      writeFileSync(this.#path('state', name), text);
    }
    await this.#start();
    for (const line of this.#case.lines) await this.#line(line);
    this.#expectNoMore();
  }

  async close(): Promise<void> {
    await this.#process?.close();
  }

  #path(...names: string[]): string {
    return join(this.#folder, ...names);
  }

  async #start(more: Message = {}): Promise<void> {
    const clock = { mode: 'lockstep', stepSeconds: 1, epoch: 100 };
    const usual = { contract: 1, twin: 't', component: 'c', parameters: {}, uses: {}, clock };
    writeFileSync(this.#path('config.json'), JSON.stringify({ ...usual, ...this.#case.config, ...more }));
    const env = {
      DTAAS_CONFIG: this.#path('config.json'),
      ...this.#batchOr({ DTAAS_STATE_DIR: this.#path('state') }),
    };
    this.#process = await ProcessUnderTest.start(
      this.#program,
      this.#case.component,
      this.#transport,
      env,
      this.#folder,
    );
  }

  #batchOr(component: Record<string, string>): Record<string, string> {
    const { batch, seed } = this.#case;
    if (batch === undefined) return component;
    if (batch === 'warm') return { DTAAS_BATCH: 'warm' };
    const folders = { DTAAS_INPUT: this.#folder, DTAAS_OUTPUT: this.#path('output') };
    return seed === undefined ? folders : { ...folders, DTAAS_SEED: String(seed) };
  }

  async #line(line: Line): Promise<void> {
    if ('to' in line) await this.#process.send(line.to.map(repeated));
    else if ('from' in line) await this.#expect(line.from.map(repeated));
    else if ('end' in line) await this.#end(line.end, line.exit);
    else if ('exit' in line) await this.#exits(line.exit);
    else if ('file' in line)
      await this.#wait(() => existsSync(this.#path('state', line.file)), `no file ${line.file}`);
    else if ('files' in line) deepStrictEqual(readdirSync(this.#path('state')), line.files);
    else if ('log' in line)
      await this.#wait(() => new RegExp(line.log).test(this.#process.log), `not in the log: ${line.log}`);
    else if ('logWithout' in line) this.#logWithout(line.logWithout);
    else if ('result' in line)
      deepStrictEqual(readFileSync(this.#path('output', 'result.txt'), 'utf8'), line.result);
    else if ('broker' in line) await this.#process.loseBroker();
    else await this.#startAgain(line.config);
  }

  async #startAgain(config?: Message): Promise<void> {
    this.#expectNoMore();
    await this.#process.close();
    await this.#start(config);
  }

  async #expect(expected: readonly Message[]): Promise<void> {
    const { messages } = this.#process;
    await this.#process.until(() => messages.length >= expected.length, this.#patience);
    const got = messages.splice(0, expected.length);
    const comparable = got.map((message, i) => this.#comparable(message, expected[i]!));
    deepStrictEqual(comparable, expected);
  }

  /** `any` in an expectation is every value, and `/…/` every text of a pattern. A program without an SDK may leave out what the contract says it may. */
  #comparable(message: Message, expected: Message): Message {
    const any = Object.entries(expected).filter(([name, value]) => matches(value, message[name]));
    const optional = Object.entries(expected).filter(
      ([name]) => this.#program.kind === 'raw' && (name === 't' || name === 'step') && !(name in message),
    );
    return { ...message, ...Object.fromEntries([...any, ...optional]) };
  }

  async #end(how: 'input' | 'SIGTERM' | 'SIGKILL', code?: number): Promise<void> {
    if (how === 'input') this.#process.endInput();
    else this.#process.signal(how);
    if (code !== undefined) await this.#exits(code);
    else await this.#process.exited;
  }

  async #exits(code: number): Promise<void> {
    await this.#process.until(() => false, this.#patience);
    const { log } = this.#process;
    deepStrictEqual({ code: this.#process.code, log }, { code, log });
  }

  async #wait(isSo: () => boolean, problem: string): Promise<void> {
    const giveUpAt = performance.now() + this.#patience;
    while (!isSo()) {
      if (performance.now() > giveUpAt) throw new Error(`${problem}\n${this.#process.log}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #logWithout(pattern: string): void {
    if (new RegExp(pattern).test(this.#process.log)) throw new Error(`in the log: ${this.#process.log}`);
  }

  #expectNoMore(): void {
    if (this.#case.endless !== true) deepStrictEqual(this.#process.messages, []);
  }
}

function matches(expected: unknown, value: unknown): boolean {
  const [, pattern] = /^\/(.*)\/$/s.exec(String(expected)) ?? [];
  return pattern === undefined
    ? expected === 'any' && value !== undefined
    : new RegExp(pattern).test(String(value));
}

/** `{repeat, times}` instead of a text stands for a long one. */
function repeated(message: Message): Message {
  const { vs } = message as { vs?: string | { repeat: string; times: number } };
  return typeof vs === 'object' ? { ...message, vs: vs.repeat.repeat(vs.times) } : message;
}
