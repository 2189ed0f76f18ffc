/**
 * From a table of inputs to a trajectory.
 *
 * @typedef {{time: number, heaterOn: boolean, fanOn: boolean, roomTemperature: number, temperature?: number}} Sample
 *   s, °C; inputs hold until the next sample
 */

/**
 * @param {Record<string, unknown>[]} rows of a CSV (all text) or of a JSON array; fanOn may be left out (it runs)
 * @returns {Sample[]}
 */
export function samplesOf(rows) {
  return rows.map((row, index) => {
    const number = (column) => {
      const value = row[column] === '' || row[column] === null ? Number.NaN : Number(row[column]);
      if (!Number.isFinite(value))
        throw new Error(`row ${index + 1}: ${column} isn't a finite number: ${row[column]}`);
      return value;
    };
    const isTrue = (column) => {
      const text = String(row[column] ?? false).toLowerCase();
      if (text === 'true' || text === 'false') return text === 'true';
      throw new Error(`row ${index + 1}: ${column} is neither true nor false: ${row[column]}`);
    };
    const start = index === 0 && row.temperature !== undefined ? { temperature: number('temperature') } : {};
    const fanOn = row.fanOn === undefined || isTrue('fanOn');
    const time = number('time');
    if (index > 0 && time < Number(rows[index - 1].time)) throw new Error(`row ${index + 1}: time goes back`);
    return {
      time,
      heaterOn: isTrue('heaterOn'),
      fanOn,
      roomTemperature: number('roomTemperature'),
      ...start,
    };
  });
}

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} model
 * @param {import('../../../models/incubator-thermal/src/model.mjs').Parameters} plant
 * @param {Sample[]} samples @param {number} initialTemperature °C, where the first sample has none
 * @returns {[number, number | '', number][]} time in s, heater (none in the two-parameter variant) and air in °C
 */
export function trajectory(model, plant, samples, initialTemperature) {
  const initial = model.initialState(plant, samples[0]?.temperature ?? initialTemperature);
  return model.simulate(plant, initial, samples).map((state, k) => {
    const heater = state.length === 2 ? state[0] : '';
    return [samples[k].time, heater, model.airTemperature(state)];
  });
}
