/** Values of ports as SenML records (RFC 8428), as docs/protocol.md describes them. */

/** @typedef {null | boolean | number | string | Json[] | {[name: string]: Json}} Json */
/** @typedef {{n: string, v?: number, vb?: boolean, vs?: string, vj?: Json, t: number}} SenmlRecord */

/** @type {{[type: string]: 'v' | 'vb' | 'vs'}} */
const fields = { number: 'v', boolean: 'vb', string: 'vs' };

/** @param {string} port @param {Json} value @param {number} time s @returns {SenmlRecord} */
export function recordOf(port, value, time) {
  return /** @type {SenmlRecord} */ ({ n: port, [fields[typeof value] ?? 'vj']: value, t: time });
}

/** @param {Partial<SenmlRecord>} record @returns {Json} */
export function valueIn(record) {
  return record.v ?? record.vb ?? record.vs ?? /** @type {Json} */ (record.vj);
}

/** @param {unknown} value @returns {boolean} false for a value with a number in it that is not finite */
export function isFiniteValue(value) {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isFiniteValue);
}
