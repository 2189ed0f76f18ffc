import assert from 'node:assert/strict';
import { test } from 'node:test';
import { control } from '../src/controller.mjs';

const settings = { setpoint: 35, lowerBound: 5, heatingTime: 20, gap: 30, safetyLimit: 58 };

const cases = [
  ['cools until the lower bound', { mode: 'cooling', since: 0 }, 90, 30.01, 'cooling', 0],
  ['heats at the lower bound', { mode: 'cooling', since: 0 }, 90, 30, 'heating', 90],
  ['heats for the heating time', { mode: 'heating', since: 0 }, 18, 33, 'heating', 0],
  ['waits after it', { mode: 'heating', since: 0 }, 21, 33, 'waiting', 21],
  ['cools as soon as the setpoint is passed', { mode: 'heating', since: 0 }, 9, 35.06, 'cooling', 9],
  ['waits for the gap', { mode: 'waiting', since: 0 }, 27, 36, 'waiting', 0],
  ['heats again where that was too little', { mode: 'waiting', since: 0 }, 30, 35, 'heating', 30],
  ['cools where it was enough', { mode: 'waiting', since: 0 }, 30, 35.01, 'cooling', 30],
  ['trips at the safety limit', { mode: 'heating', since: 0 }, 3, 58, 'tripped', 3],
  ['stays off over it', { mode: 'tripped', since: 0 }, 300, 58.5, 'tripped', 0],
  ['cools down from it', { mode: 'tripped', since: 0 }, 300, 57.9, 'cooling', 300],
  ['trips without a temperature', { mode: 'heating', since: 0 }, 3, Number.NaN, 'tripped', 3],
  ['waits anew where the clock was set back', { mode: 'waiting', since: 9000 }, 300, 33, 'waiting', 300],
  ['starts cold by heating', null, 6, 22, 'heating', 6],
  ['starts warm by cooling', null, 6, 33, 'cooling', 6],
];

for (const [name, state, time, measured, mode, since] of cases) {
  test(name, () => {
    assert.deepEqual(control(settings, state, time, measured), { mode, since, heaterOn: mode === 'heating' });
  });
}
