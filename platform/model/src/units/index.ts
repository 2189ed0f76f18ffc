export {
  type Conversion,
  type ConversionRefusal,
  conversion,
  convert,
  identity,
  isConversion,
  type Measure,
} from './conversion.ts';
export { loadUnits } from './load-units.ts';
export { isUnit, temperatureDimension, type Unit, type UnitRefusal, type Units } from './unit.ts';
