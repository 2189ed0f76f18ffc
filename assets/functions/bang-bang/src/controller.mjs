/**
 * The incubator's controller: bursts of heat, each followed by a gap in which the heater's warmth reaches the air.
 *
 * - cooling, heater off: at or under setpoint − lowerBound, heat;
 * - heating: after heatingTime, wait; over the setpoint, cool;
 * - waiting, heater off: after gap, heat again if at or under the setpoint, else cool;
 * - tripped, heater off: from the safety limit on, whatever the mode was; below it, cool.
 *
 * @typedef {'cooling' | 'heating' | 'waiting' | 'tripped'} Mode
 * @typedef {{mode: Mode, since: number}} State since: the time at which the mode began, s
 * @typedef {object} Settings
 * @property {number} setpoint °C
 * @property {number} lowerBound K under the setpoint
 * @property {number} heatingTime s
 * @property {number} gap s
 * @property {number} safetyLimit °C
 */

/**
 * @param {Settings} settings @param {State | null} state null before the first measurement
 * @param {number} time s @param {number} measured °C
 * @returns {State & {heaterOn: boolean}}
 */
export function control(settings, state, time, measured) {
  // A clock that was set back doesn't make a mode last until it has caught up.
  const now = state ? { ...state, since: Math.min(state.since, time) } : { mode: 'cooling', since: time };
  const mode = nextMode(settings, now, time, measured);
  return { mode, since: mode === state?.mode ? now.since : time, heaterOn: mode === 'heating' };
}

/** @returns {Mode} */
function nextMode({ setpoint, lowerBound, heatingTime, gap, safetyLimit }, { mode, since }, time, measured) {
  // Not a number is not a temperature either: a broken sensor must not heat.
  if (!(measured < safetyLimit)) return 'tripped';
  const passed = time - since;
  switch (mode) {
    case 'heating':
      if (measured > setpoint) return 'cooling';
      return passed >= heatingTime ? 'waiting' : 'heating';
    case 'waiting':
      if (passed < gap) return 'waiting';
      return measured <= setpoint ? 'heating' : 'cooling';
    case 'tripped':
      return 'cooling';
    default:
      return measured <= setpoint - lowerBound ? 'heating' : 'cooling';
  }
}
