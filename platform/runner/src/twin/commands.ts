import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBeside } from '@dtaas/processes';
import type { Clock } from '../clock/clock.ts';
import type { RunnerStatus } from '../protocol.ts';
import { physical } from '../wiring/wiring.ts';
import type { TwinParts } from './parts.ts';
import { shownValue } from './status.ts';

const takenOver = `another runner of this twin has taken over its ${physical} twin`;

/** Decides whether a twin commands its physical twin: while it runs with its right state, or after a person confirmed it. */
export class Commands {
  readonly #parts: TwinParts;
  readonly #file: string;
  /** Why commands are withheld until the twin is restored or a person confirms it. */
  withheld: string | undefined;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#file = join(parts.directory, 'withheld');
  }

  /**
   * Why commands were withheld in this workspace before. The reason is kept until the twin is restored or a person confirms it,
   * so a restart of the runner doesn't let the twin command.
   */
  async remembered(): Promise<string | undefined> {
    return await readFile(this.#file, 'utf8').catch(() => undefined);
  }

  /** The twin gets a state. No command is sent until the result is known, and earlier commands are void. */
  hold(): void {
    this.#parts.link?.hold();
  }

  /** The twin has started, with or without a reason to withhold commands. */
  async begin(reason: string | undefined): Promise<void> {
    if (this.#parts.link === undefined) return;
    await this.#withhold(reason);
    if (reason !== undefined) await this.#parts.link.makeSafe();
  }

  /** The twin runs. */
  open(): void {
    if (this.withheld === undefined) this.#parts.link?.open();
  }

  /** The twin has stopped, and the physical twin gets its safe values. */
  async release(): Promise<void> {
    await this.#parts.link?.release();
  }

  /** A person confirms that the twin may command its physical twin as it is. */
  async confirm(): Promise<void> {
    await this.#withhold(undefined);
    this.#parts.link?.retake();
  }

  /** The problems of the commands, as text for a user. */
  get reasons(): readonly string[] {
    const { twin } = this.#parts.file;
    const why = this.#whyNone;
    if (why === undefined) return [];
    if (why === takenOver)
      return [`${why}, so this runner neither hears nor commands it. To take it back: dtaas resume ${twin}`];
    return [
      `no command is sent to the ${physical} twin: ${why}. To restore its state: dtaas restore ${twin}. To let it command as it is: dtaas resume ${twin}`,
    ];
  }

  status(clock: Clock): Pick<RunnerStatus, 'physicalTwin'> {
    const { link, file } = this.#parts;
    const spec = file.spec.physicalTwin;
    if (link === undefined || spec === undefined) return {};
    const withheld = this.#whyNone;
    const commands = link.given.map(({ port, sample, count }) => [
      `${physical}.${port}`,
      {
        ...shownValue(sample, spec.commands[port]?.port.unit, clock),
        ...(count === undefined ? {} : { count }),
        sent: link.sends,
      },
    ]);
    return {
      physicalTwin: {
        mode: spec.mode ?? 'control',
        ...(withheld === undefined ? {} : { withheld }),
        commands: Object.fromEntries(commands),
      },
    };
  }

  /** Why no command is sent. A shadow sends none in any case. */
  get #whyNone(): string | undefined {
    const { link, file } = this.#parts;
    if (link?.isTakenOver) return takenOver;
    return file.spec.physicalTwin?.mode === 'shadow' ? undefined : this.withheld;
  }

  async #withhold(reason: string | undefined): Promise<void> {
    if (reason === undefined) await rm(this.#file, { force: true });
    else writeBeside(this.#file, reason, { mode: 0o600 });
    this.withheld = reason;
  }
}

/** The reason to withhold commands if these components don't have their earlier states. */
export function lostState(components: readonly string[]): string | undefined {
  if (components.length === 0) return undefined;
  return `${components.join(', ')} began without ${components.length === 1 ? 'its' : 'their'} state`;
}
