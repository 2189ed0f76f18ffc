// A repository with one twin of many equal components, and the twin's life from outside.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { commitAll, git } from './catalogue.mjs';
import { atExit } from './clean-up.mjs';
import { connectThrough, removeHome } from './docker.mjs';
import { dtaas } from './dtaas.mjs';
import { once, residentKiB } from './measure.mjs';

const programs = fileURLToPath(new URL('components/', import.meta.url));
const interpreters = { '.sh': 'sh', '.mjs': 'node', '.py': 'python3' };

/**
 * Makes the repository in `folder/work`, locked and committed. `program` is a file in components/; the components are
 * a chain, each taking what the one before it gives in the same step; `clock` is `twin.yaml`'s. `places` is `platform.yaml`'s,
 * and `at` says where the twin runs: `host` is a Docker Engine.
 */
export async function makeTwin(folder, wanted) {
  const { components, program, clock, megabytes = 0, keep = 24, remote } = wanted;
  const { places = '{here: {kind: process}}', at = { place: 'here', flavour: 'process' } } = wanted;
  const work = join(folder, 'work');
  const asset = join(work, 'assets/functions/part');
  mkdirSync(asset, { recursive: true });
  copyFileSync(join(programs, program), join(asset, program));
  const interpreter = interpreters[extname(program)];
  const control = ['part.sh', 'bulk.mjs'].includes(program) ? 'save' : 'save, report';
  writeFileSync(join(asset, 'asset.yaml'), part([interpreter, program], control));
  mkdirSync(join(work, 'twins/chain'), { recursive: true });
  writeFileSync(join(work, 'twins/chain/twin.yaml'), chain({ components, clock, megabytes, keep, at }));
  writeFileSync(join(work, 'platform.yaml'), platform(places, remote));
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'config', 'user.name', 'bench');
  git(work, 'config', 'user.email', 'bench@localhost');
  shareEngine(folder, wanted.parts);
  await once(dtaas(folder, 'dtaas lock', ['lock']));
  commitAll(work, 'A twin to measure with');
  return new BenchTwin(folder, work, at);
}

class BenchTwin {
  #folder;
  #at;

  constructor(folder, work, at) {
    this.#folder = folder;
    this.work = work;
    this.#at = at;
    // The bench may be stopped: a runner is nobody's child.
    atExit(() => this.#kill());
  }

  /** A candidate that calls `dtaas` on it. */
  dtaas(name, arguments_, more) {
    return dtaas(this.#folder, name, arguments_, more);
  }

  async call(...arguments_) {
    const { printed } = await once(this.dtaas(`dtaas ${arguments_[0]}`, [...arguments_, '--format', 'json']));
    return JSON.parse(printed);
  }

  /** What its runner says of it. */
  status() {
    return this.ask('status');
  }

  /** Seconds until its components were ended and started from nothing, and have done a step together. */
  async restart(limitMs = 60_000) {
    const started = performance.now();
    await this.ask('restart');
    for (;;) {
      const { phase, clock } = await this.status();
      if (phase === 'running' && (clock.step ?? 0) > 0) return (performance.now() - started) / 1000;
      if (performance.now() > started + limitMs) throw new Error(`the twin isn't running: ${phase}`);
      await sleep(2);
    }
  }

  /** An answer of its runner, without `dtaas` in between. */
  async ask(op) {
    const connection = this.#connect();
    connection.end(`${JSON.stringify({ op })}\n`);
    const { ok, result, error } = JSON.parse(await text(connection));
    if (!ok) throw new Error(error.message);
    return result;
  }

  /** Waits until every component runs and the first step is done. */
  async running(limitMs = 60_000) {
    const until = performance.now() + limitMs;
    for (;;) {
      const status = await this.status();
      const all = Object.values(status.components).every(({ state }) => state === 'running');
      if (status.phase === 'running' && all && (status.clock.step ?? 0) >= 1) return status;
      if (performance.now() > until) throw new Error(`the twin isn't running: ${JSON.stringify(status)}`);
      await sleep(10);
    }
  }

  /** Steps that it does a second, counted for `seconds`. */
  async stepsASecond(seconds) {
    const [before, started] = [(await this.status()).clock.step, performance.now()];
    await sleep(seconds * 1000);
    const [after, ended] = [(await this.status()).clock.step, performance.now()];
    return (after - before) / ((ended - started) / 1000);
  }

  /** Memory now of its runner with the components, and of the components alone, in MiB. */
  async memory() {
    const { pid } = JSON.parse(readFileSync(join(this.#workspace(), 'runner.json'), 'utf8'));
    const { components } = await this.status();
    const parts = Object.values(components).reduce((sum, part) => sum + residentKiB(part.pid), 0);
    const all = residentKiB(pid);
    return { runner: (all - parts) / 1024, components: parts / 1024 };
  }

  /** Terminates it; if that fails, its processes are ended by their ids. */
  async end() {
    try {
      await once(this.dtaas('dtaas terminate', ['terminate', 'chain', '--yes'], { limitMs: 120_000 }));
    } catch (error) {
      console.error(`The twin didn't end by itself: ${error.message}`);
      this.#kill();
    }
  }

  #kill() {
    try {
      if (this.#at.host) return removeHome(this.#at.host, this.#home());
      const { pid } = JSON.parse(readFileSync(join(this.#workspace(), 'runner.json'), 'utf8'));
      process.kill(pid, 'SIGKILL');
    } catch {
      // There is none.
    }
  }

  /** As if it had never been there. */
  async forget() {
    await this.end();
    git(this.work, 'update-ref', '-d', 'refs/heads/state/chain');
  }

  /** Runs it elsewhere from its next deployment on. */
  moveTo(at) {
    this.#at = at;
    const file = join(this.work, 'twins/chain/twin.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/infrastructure: .*/, infrastructure(at)));
    commitAll(this.work, `Run at ${at.place}`);
  }

  /** Seconds that its last move took, from the last step in the old place to the first one in the new place. */
  standstill() {
    const said = git(this.work, 'log', '-1', '--grep=^Standstill:', '--format=%B', 'refs/heads/state/chain');
    return Number(/^Standstill: ([\d.]+) s$/m.exec(said)?.[1]);
  }

  #connect() {
    const { host } = this.#at;
    if (host) return connectThrough(host, `dtaas-${this.#home().slice(0, 12)}-chain_runner`);
    return connect(JSON.parse(readFileSync(join(this.#workspace(), 'workspace.json'), 'utf8')).socket);
  }

  #home() {
    return readdirSync(join(this.#folder, 'state')).find((name) => /^[0-9a-f]{16}$/.test(name));
  }

  #workspace() {
    return join(this.#folder, 'state', this.#home(), 'chain');
  }
}

/** The engine is the user's: getting it isn't measured. All else in the bench's cache is its own, unless it is named in `parts`. */
export function shareEngine(folder, parts = ['engine']) {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  mkdirSync(join(folder, 'cache'), { recursive: true });
  for (const part of parts) {
    mkdirSync(join(cache, 'dtaas', part), { recursive: true });
    symlinkSync(join(cache, 'dtaas', part), join(folder, 'cache', part));
  }
}

const part = (command, control) => `apiVersion: dtaas/v1
kind: Function
metadata: {name: part, version: 1.0.0, title: A part, license: MIT, owners: [bench]}
spec:
  inputs: {before: {type: number, required: false}}
  outputs: {after: {type: number}}
  parameters: {megabytes: {type: integer, default: 0}}
  run: {command: [${command.join(', ')}], control: [${control}]}
`;

const infrastructure = ({ place, flavour }) =>
  `infrastructure: {place: ${place}, workspace: {flavour: ${flavour}}}`;

function chain({ components, clock, megabytes, keep, at }) {
  const ids = Array.from({ length: components }, (_, index) => `part-${index}`);
  const connections = ids.slice(1).map((id, index) => `    - ${ids[index]}.after -> ${id}.before`);
  return `apiVersion: dtaas/v1
kind: Twin
metadata: {name: chain, version: 1.0.0, title: A chain, license: MIT, owners: [bench]}
spec:
  assets:
${ids.map((id) => `    ${id}: {asset: functions/part, version: ^1, with: {megabytes: ${megabytes}}}`).join('\n')}
${connections.length > 0 ? `  connections:\n${connections.join('\n')}\n` : ''}  ${infrastructure(at)}
  lifecycle:
    desired: running
    restore: latest
    clock: ${clock}
    save: {every: 24h, keep: ${keep}, onTerminate: false}
`;
}

const platform = (places, remote) => `apiVersion: dtaas/v1
kind: Platform
metadata: {name: bench}
spec:
  organisation: bench
  places: ${places}
  defaultPlace: here
  verification: {allowWeak: true}
${remote ? `  state: {remote: ${remote}, push: false}\n` : ''}`;
