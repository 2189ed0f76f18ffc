export { conversion, convert, identity, isConversion, type Measure } from './conversion.ts';
export { type Conversion, converter } from './linear.ts';
export { loadUnits } from './load-units.ts';
export { isUnit, temperatureDimension, type Units } from './unit.ts';
