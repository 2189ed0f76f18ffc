import type { Desired, DesiredPlace, LifecycleOverride, RecordedStatus } from '@dtaas/model';
import { remarksOnLost } from '../biography/lost-places.ts';
import type { Source } from '../world.ts';

/** The recorded overrides that still hold. */
export interface OverridesNow {
  readonly overrides: RecordedStatus['overrides'];
  /** Why the others end. */
  readonly ended: readonly string[];
  /** The time of a suspension is over, so the twin continues from its last save. */
  readonly resumes: boolean;
}

/**
 * Which of the recorded overrides still hold, and why the others end.
 *
 * A suspension or termination ends when its time is over, or when a merge changes the desired state of the twin. Only `dtaas deploy
 * --no-emulate` ends `emulate`: the twin is then connected to the real plant, and no merge and no clock may do that.
 *
 * @param basis the digest of the twin's desired state without overrides (`basisOf`); it costs a rendering
 */
export function overridesNow(
  recorded: RecordedStatus | undefined,
  basis: (() => string) | undefined,
  now: Date,
): OverridesNow {
  const { desired, running, ...others } = recorded?.overrides ?? {};
  const isOver = (override: Ending | undefined): boolean =>
    override?.until !== undefined && Date.parse(override.until) <= now.getTime();
  const ended: string[] = [];
  const holds = (override: Ending | undefined, what: string, who: string): boolean => {
    if (!override) return false;
    if (isOver(override)) ended.push(`${what} until ${override.until} by ${who}: the time is over`);
    else if (basis && override.basis !== basis())
      ended.push(`${what} by ${who}: the configuration has changed since`);
    else return true;
    return false;
  };
  const overrides = {
    ...others,
    ...(desired && holds(desired, desired.to, askedBy(desired)) ? { desired } : {}),
    ...(running && holds(running, 'kept running', running.actor) ? { running } : {}),
  };
  return { overrides, ended, resumes: desired?.to === 'suspended' && isOver(desired) };
}

type Ending = Pick<LifecycleOverride, 'basis' | 'until'>;

/** Who suspended or terminated a twin: an operator, or what its `twin.yaml` says. */
export function askedBy({ by, actor }: Pick<LifecycleOverride, 'by' | 'actor'>): string {
  return by === undefined ? actor : `lifecycle.${by}`;
}

/** The overrides as a rendering takes them. */
export function renderingOf({ emulate, desired }: RecordedStatus['overrides']): Desired['overrides'] {
  return {
    ...(emulate ? { emulate: true as const } : {}),
    ...(emulate?.clock ? { clock: emulate.clock } : {}),
    ...(desired ? { desired: desired.to } : {}),
  };
}

/** The overrides that hold, for people. Without these remarks, a deployment that does nothing would look like a fault. */
export function remarksOn(recorded: RecordedStatus | undefined): readonly string[] {
  if (!recorded) return [];
  const { emulate, desired, running } = recorded.overrides;
  const { twin } = recorded;
  const remarks = [...remarksOnLost(recorded)];
  if (desired) {
    const reason = desired.reason === undefined ? '' : ` (${desired.reason})`;
    const until = desired.until === undefined ? '' : ` until ${desired.until}`;
    remarks.push(
      `${desired.to} by ${askedBy(desired)}${until}${reason}; to run it again: dtaas resume ${twin}`,
    );
  }
  if (running) remarks.push(`kept running by ${running.actor} until ${running.until}`);
  if (emulate) {
    const clock = emulate.clock === 'wall' ? ' on the wall clock' : '';
    remarks.push(
      `with its emulator${clock}, by ${emulate.actor}; connect it to its physical twin with: dtaas deploy ${twin} --no-emulate`,
    );
  }
  return remarks;
}

/** Remarks of a machine, with the name of its place: on another machine, "this machine" would be taken for the reader's. */
export function remarksAt(
  { defaultPlace }: Source,
  { name }: DesiredPlace,
  remarks: readonly string[],
): readonly string[] {
  return name === defaultPlace ? remarks : remarks.map((remark) => `${name}: ${remark}`);
}
