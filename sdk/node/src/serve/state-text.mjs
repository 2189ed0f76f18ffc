import { Mistake } from '../failure.mjs';

/**
 * The state as JSON text and back. JSON has no word for NaN, the infinities and -0, so they are written as
 * `{"$number": "NaN"}`. An object of the author's with such a name alone is written as `{"$object": {…}}`.
 */

/** @param {unknown} value @param {string} [name] of the value @returns {string} @throws Mistake if JSON can't hold it */
export function writeText(value, name) {
  return JSON.stringify(written(value, name === undefined ? [] : [`.${name}`]));
}

/** @param {string} text @returns {any} */
export function readText(text) {
  const parsed = JSON.parse(text);
  return /"\$(?:number|object)"/.test(text) ? read(parsed) : parsed;
}

/** Copies nothing where nothing needs another form. @param {any} value @param {string[]} path @returns {any} */
function written(value, path) {
  switch (typeof value) {
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $number: Object.is(value, -0) ? '-0' : String(value) };
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return value;
      if (Array.isArray(value)) return writtenArray(value, path);
      return writtenObject(value, path);
    default:
      throw unfit(typeof value, path);
  }
}

/** @param {any[]} value @param {string[]} path */
function writtenArray(value, path) {
  let copy = value;
  for (let index = 0; index < value.length; index++) {
    const element = value[index];
    path.push(`[${index}]`);
    const other = written(element, path);
    path.pop();
    if (other === element) continue;
    if (copy === value) copy = [...value];
    copy[index] = other;
  }
  return copy;
}

/** @param {{[name: string]: any}} value @param {string[]} path */
function writtenObject(value, path) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw unfit(`a ${prototype.constructor?.name ?? 'class'}`, path);
  let copy = value;
  const names = Object.keys(value);
  for (const name of names) {
    const member = value[name];
    // As JSON does: a member without a value is not there.
    if (member === undefined) continue;
    path.push(`.${name}`);
    const other = written(member, path);
    path.pop();
    if (other === member) continue;
    if (copy === value) copy = { ...value };
    copy[name] = other;
  }
  return names.length === 1 && isMark(names[0]) ? { $object: copy } : copy;
}

/** @param {any} value @returns {any} */
function read(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(read);
  const names = Object.keys(value);
  if (names.length === 1 && names[0] === '$number') return Number(value.$number);
  const plain = names.length === 1 && names[0] === '$object' ? value.$object : value;
  return Object.fromEntries(Object.entries(plain).map(([name, member]) => [name, read(member)]));
}

/** @param {string | undefined} name */
const isMark = (name) => name === '$number' || name === '$object';

/** @param {string} what @param {string[]} path */
function unfit(what, path) {
  return new Mistake(
    `${path.join('').slice(1)} is ${what}, which can't be saved. A state has plain objects, arrays, numbers, texts, booleans and null.`,
  );
}
