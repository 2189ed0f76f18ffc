import type { Desired, DesiredPlace, RecordedStatus } from '@dtaas/model';
import type { Source } from '../world.ts';

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
): { readonly overrides: RecordedStatus['overrides']; readonly ended: readonly string[] } {
  const { desired, ...others } = recorded?.overrides ?? {};
  if (!desired) return { overrides: others, ended: [] };
  const isOver = desired.until !== undefined && Date.parse(desired.until) <= now.getTime();
  if (isOver)
    return {
      overrides: others,
      ended: [`${desired.to} until ${desired.until} by ${desired.actor}: the time is over`],
    };
  if (basis && desired.basis !== basis())
    return {
      overrides: others,
      ended: [`${desired.to} by ${desired.actor}: the configuration has changed since`],
    };
  return { overrides: { ...others, desired }, ended: [] };
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
  const { emulate, desired } = recorded.overrides;
  const { twin } = recorded;
  const remarks: string[] = [];
  if (desired) {
    const reason = desired.reason === undefined ? '' : ` (${desired.reason})`;
    const until = desired.until === undefined ? '' : ` until ${desired.until}`;
    remarks.push(`${desired.to} by ${desired.actor}${until}${reason}; to run it again: dtaas resume ${twin}`);
  }
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
