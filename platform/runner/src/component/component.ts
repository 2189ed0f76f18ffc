import { setTimeout as sleep } from 'node:timers/promises';
import type { ComponentSpec, Parameters } from '@dtaas/model';
import type { ComponentState, ComponentStatus } from '../protocol.ts';
import type { Times } from '../times.ts';
import type { ControlVerb, StepMessage } from '../transport/transport.ts';
import type { Delivery } from '../wiring/ports.ts';
import type { Exit } from './exit.ts';
import type { ProcessEvents } from './messages.ts';
import { ComponentProcess, type ComponentStarter, type StartComponent } from './process.ts';
import { RecentFaults } from './recent-faults.ts';
import type { ControlReply } from './requests.ts';
import { Restarts } from './restarts.ts';

/** The values that a component reported, by port. `silent`: it didn't answer the request. */
export type Reported = 'silent' | 'not-asked' | ControlReply['values'];

/** `lost`: the component will be restarted. `done`: it won't. `stopped`: the runner told it to leave. */
export type ExitReason = 'lost' | 'done' | 'stopped';

/** What a component tells the twin. */
export interface ComponentEvents
  extends Pick<
    ProcessEvents,
    'record' | 'refused' | 'done' | 'log' | 'now' | 'received' | 'saved' | 'roomy' | 'disconnected'
  > {
  /** The component is about to be asked to save. */
  saving(): void;
  /** True if the component got events that its saved state doesn't cover. */
  isUncovered(): boolean;
  /** The process has sent a message, or has run for a while. */
  heard(): void;
  /** This process sends nothing more. */
  left(how: ExitReason): void;
  /** A process of the component can receive values. */
  back(): void;
}

/** A component that has run for this long counts as started, even if it has sent nothing. */
const quietMs = 1000;

/** How long after a restart the status reports the death. */
const forgivenMs = 15_000;

/** Keeps one component running: starts it, restarts it with backoff when it dies, ends it when asked. */
export class Component {
  readonly id: string;
  readonly #spec: ComponentSpec;
  readonly #events: ComponentEvents;
  readonly #host: ComponentStarter;
  readonly #start: StartComponent;
  readonly #times: Times;
  readonly #faults = new RecentFaults();
  #state: ComponentState = 'stopped';
  #reason: string | undefined;
  /** How its last process ended. */
  #why: string | undefined;
  readonly #restarts = new Restarts();
  #process: ComponentProcess | undefined;
  #isLeaving = false;
  /** Why its process was ended and no other one is started. */
  #outgrown: string | undefined;
  /** The start that waits for the component's container; aborted, it is over, and the component starts when the container comes. */
  #waiting: AbortController | undefined;
  /** The last request to save. */
  #saving: Promise<ControlReply | undefined> = Promise.resolve(undefined);
  /** How many requests to save are not settled. */
  #saves = 0;

  constructor(
    id: string,
    spec: ComponentSpec,
    host: ComponentStarter,
    events: ComponentEvents,
    times: Times,
  ) {
    this.id = id;
    this.#spec = spec;
    this.#host = host;
    this.#start = host.starter(id);
    this.#events = events;
    this.#times = times;
  }

  /** True if it can take part in a step. */
  get isPresent(): boolean {
    return this.#process?.isReady === true && !this.#isLeaving;
  }

  /** True if it reads what it gets, so it may get more events. */
  get isRoomy(): boolean {
    return this.isPresent && this.#process!.isRoomy;
  }

  /** True if the process has sent a message, or has run for a while. */
  get isHeard(): boolean {
    return this.#state === 'running';
  }

  /** True if the component has exited with 0 by itself, and gets no more steps. */
  get isDone(): boolean {
    return this.#state === 'done';
  }

  get status(): ComponentStatus {
    const pid = this.#process?.pid;
    // After a while the problem of an earlier process is over.
    const reason = (this.#process?.ranMs ?? 0) > forgivenMs ? undefined : this.#reason;
    return {
      state: this.#state,
      ...(pid && { pid }),
      restarts: this.#restarts.count,
      ...(reason && { reason }),
    };
  }

  /** The problems of the component, as text for a user. */
  get reasons(): readonly string[] {
    const { reason } = this.status;
    const silent = `${this.id} has sent nothing since its first step. Check that it reads its input and flushes its output`;
    return [
      ...(reason ? [`${this.id} ${reason}`] : []),
      ...(this.#process?.isSilent ? [silent] : []),
      ...this.#faults.reasons(this.id),
    ];
  }

  answers(verb: ControlVerb): boolean {
    return this.#spec.run?.control.includes(verb) ?? false;
  }

  /** Doesn't start the component, because it is done already. */
  stayDone(): void {
    this.#become('done');
  }

  /** Starts the component, unless it runs. Resolves when it can receive values, or can't be started. */
  async start(): Promise<void> {
    if (this.#process !== undefined) return;
    this.#restarts.cancel();
    const isThere = this.#host.whenThere(this.id);
    if (isThere !== undefined) return await this.#startWhen(isThere);
    this.#state = 'starting';
    this.#isLeaving = false;
    this.#outgrown = undefined;
    let process: ComponentProcess;
    try {
      process = new ComponentProcess(this.#spec, this.#start, this.#times, this.#processEvents());
    } catch (error) {
      this.#become('failed', `can't be started: ${error instanceof Error ? error.message : String(error)}`);
      this.#events.left('lost');
      return;
    }
    this.#process = process;
    void process.exited.then((exit) => this.#ended(process, exit));
    await process.ready();
    if (this.#process !== process) return;
    this.#events.back();
    // A component may have nothing to send.
    setTimeout(() => {
      if (this.#process === process) this.#heard();
    }, quietMs).unref();
  }

  /** Starts the component when its container is there. Resolves then, or after the time that a start may take. */
  async #startWhen(isThere: Promise<unknown>): Promise<void> {
    const wasLost = this.#state === 'backoff';
    const before = this.#reason;
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#become('backoff', 'waits for its container; if the container is gone, dtaas deploy makes it again');
    const started = isThere.then(async () => {
      if (this.#waiting !== waiting) return true;
      this.#reason = before;
      await this.start();
      return true;
    });
    const { signal } = waiting;
    const patience = sleep(this.#times.startMs, false, { ref: false, signal }).catch(() => false);
    const isStarted = await Promise.race([started, patience]);
    if (!isStarted && !wasLost) this.#events.left('lost');
  }

  /** Ends a start that waits for the component's container: the twin goes on without the component until its container comes. */
  waitNoLonger(): void {
    this.#waiting?.abort();
  }

  /** Sends inputs and then, in lockstep or to an emulator, the step. */
  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    if (this.isPresent) this.#process?.deliver(inputs, step);
  }

  /** Asks on the control port. `undefined` if the component doesn't answer in time or doesn't run. */
  async ask(verb: Exclude<ControlVerb, 'configure'>): Promise<ControlReply | undefined> {
    if (verb !== 'save') return this.isPresent ? await this.#process?.ask(verb) : undefined;
    this.#saves += 1;
    // One after the other: a second request would be settled by the answer to the first.
    this.#saving = this.#saving.then(async () => {
      // A request that can't arrive is not sent, so its answer isn't waited for.
      const process = this.isPresent && this.#process?.isOpen ? this.#process : undefined;
      if (process !== undefined) this.#events.saving();
      const answer = await process?.ask('save');
      this.#saves -= 1;
      return answer;
    });
    return await this.#saving;
  }

  /** Asks the component to save, so that the runner needs to keep fewer events for it. */
  saveSoon(): void {
    if (this.#saves === 0 && this.answers('save')) void this.ask('save');
  }

  /**
   * Tells a running process new values of its live parameters. A later process reads them in its configuration.
   *
   * @returns why the process doesn't have them, as text for a user
   */
  async configure(parameters: Parameters[string]): Promise<string | undefined> {
    const process = this.#process;
    if (process === undefined) return undefined;
    const answer = await process.configure(parameters);
    // It died of the values, or left; the process after it reads its configuration.
    if (answer === undefined) return `${this.id} didn't answer when it was told its new parameters`;
    return answer.refused === undefined
      ? undefined
      : `${this.id} refuses its new parameters: ${answer.refused}`;
  }

  /** Asks for the last values again. The clock must be stopped. */
  async report(): Promise<Reported> {
    if (this.isDone) return 'not-asked';
    if (!this.answers('report')) return this.isPresent ? 'not-asked' : 'silent';
    return (await this.ask('report'))?.values ?? 'silent';
  }

  /** Ends the component. Resolves with the problem if it didn't leave properly, because its state may not be written then. */
  async stop(): Promise<string | undefined> {
    this.#restarts.cancel();
    this.#waiting = undefined;
    // It may leave before it has read all events. Its answer tells which its state has.
    if (this.answers('save') && this.isPresent && this.#events.isUncovered())
      await Promise.race([this.ask('save'), sleep(this.#times.leaveMs, undefined, { ref: false })]);
    this.#restarts.cancel();
    const process = this.#process;
    if (process !== undefined) {
      this.#isLeaving = true;
      return process.problemOfLeaving(await process.leave());
    }
    if (this.#state !== 'done' && this.#state !== 'failed') this.#state = 'stopped';
    return undefined;
  }

  /** Kills a component that has worked on a step for too long, so that it is restarted. */
  hung(): void {
    if (this.#process === undefined || this.#isLeaving || this.#process.isStarting) return;
    this.#process.giveUp(`hung for ${this.#times.hungMs / 1000} s in a step and was ended`);
  }

  /** The component has passed the step at which it died, so its next death counts as the first. */
  recovered(): void {
    this.#restarts.forget();
  }

  /** The component ended at the same step before, so another attempt would end there again. */
  keepDown(step: number): void {
    this.#restarts.cancel();
    const why = this.#why === undefined ? '' : ` (it ${this.#why})`;
    const reason = `ended at step ${step} again${why}, so it isn't started again, and the clock stands`;
    this.#become('failed', reason);
    this.#events.log(reason);
  }

  /** Ends the component because of the size of its state, and doesn't start it again by itself. */
  outgrown(reason: string): void {
    if (this.#state === 'done' || this.#state === 'failed' || this.#isLeaving) return;
    this.#restarts.cancel();
    this.#waiting = undefined;
    this.#events.log(reason);
    this.#outgrown = reason;
    if (this.#process === undefined) this.#become('failed', reason);
    else this.#process.giveUp(reason);
  }

  /** Events that came after the component's state are lost. `which` names them. */
  missed(which: string): void {
    this.#faults.note('missed', which);
    this.#events.log(`has lost events that came after its state: ${which}`);
  }

  #become(state: ComponentState, reason?: string): void {
    this.#state = state;
    this.#reason = reason;
  }

  #heard(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'running';
    this.#events.heard();
  }

  #processEvents(): ProcessEvents {
    return {
      ...this.#events,
      heard: () => this.#heard(),
      ...this.#faults.events((text) => this.#events.log(text)),
    };
  }

  #ended(process: ComponentProcess, exit: Exit): void {
    this.#process = undefined;
    if (this.#isLeaving) {
      this.#become('stopped');
      this.#events.left(process.problemOfLeaving(exit) === undefined ? 'stopped' : 'lost');
    } else if (exit.code === 0 && exit.problem === undefined) {
      this.#become('done');
      this.#events.left('done');
    } else {
      this.#lost(process, exit);
      this.#events.left('lost');
    }
  }

  #lost(process: ComponentProcess, exit: Exit): void {
    if (process.isMissing) {
      this.#become('failed', exit.problem);
      return;
    }
    if (this.#outgrown !== undefined) {
      this.#become('failed', this.#outgrown);
      return;
    }
    this.#why = process.endOf(exit);
    const reason = `${this.#why}; ${this.#restarts.after(process.ranMs, () => void this.start())}`;
    this.#become('backoff', reason);
    this.#events.log(reason);
  }
}
