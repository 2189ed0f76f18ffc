import { rational } from './rational.ts';
import { temperatureDimension, type Unit } from './unit.ts';

/** In radians, with π as UCUM has it. */
const degree = '3.1415926535897932384626433832795028841971693993751058209749445923/180';

/**
 * The units of everyday engineering by dimension, with their scale in the library's base units (the gram is one): a
 * decimal number, or a quotient as a text. For these units the library with its 2,000 units need not be loaded. A test
 * compares each of them with the library.
 */
const scales: { readonly [dimension: string]: { readonly [code: string]: number | string } } = {
  '0,0,0,0,0,0,0,0,0': { 1: 1, '%': 0.01, '[ppm]': 0.000001, By: 8, kBy: 8000, MBy: 8000000 },
  '0,1,0,0,0,0,0,0,0': { s: 1, ms: 0.001, us: 0.000001, min: 60, h: 3600, d: 86400 },
  '0,-1,0,0,0,0,0,0,0': { Hz: 1, kHz: 1000, '/s': 1, '/min': '1/60', '/h': '1/3600' },
  '0,0,0,0,1,0,0,0,0': { K: 1, Cel: 1, '[degF]': '5/9' },
  '0,-1,0,0,1,0,0,0,0': { 'K/s': 1, 'K/min': '1/60' },
  '1,0,0,0,0,0,0,0,0': { m: 1, km: 1000, cm: 0.01, mm: 0.001, um: 0.000001 },
  '2,0,0,0,0,0,0,0,0': { m2: 1, cm2: 0.0001 },
  '3,0,0,0,0,0,0,0,0': { m3: 1, L: 0.001, mL: 0.000001 },
  '1,-1,0,0,0,0,0,0,0': { 'm/s': 1, 'km/h': '1/3.6' },
  '1,-2,0,0,0,0,0,0,0': { 'm/s2': 1 },
  '0,0,0,1,0,0,0,0,0': { rad: 1, deg: degree },
  '0,-1,0,1,0,0,0,0,0': { 'rad/s': 1, 'deg/s': degree },
  '0,0,1,0,0,0,0,0,0': { g: 1, kg: 1000, mg: 0.001, t: 1000000 },
  '-3,0,1,0,0,0,0,0,0': { 'kg/m3': 1000 },
  '0,-1,1,0,0,0,0,0,0': { 'kg/s': 1000, 'N.s/m': 1000 },
  '1,-2,1,0,0,0,0,0,0': { N: 1000, kN: 1000000 },
  '2,-2,1,0,0,0,0,0,0': {
    'N.m': 1000,
    J: 1000,
    kJ: 1000000,
    MJ: 1000000000,
    'kW.h': 3600000000,
    'W.h': 3600000,
  },
  '0,-2,1,0,0,0,0,0,0': { 'N/m': 1000 },
  '2,-3,1,0,0,0,0,0,0': { W: 1000, kW: 1000000, MW: 1000000000 },
  '2,-2,1,0,0,-1,0,0,0': { V: 1000, mV: 1 },
  '0,-1,0,0,0,1,0,0,0': { A: 1, mA: 0.001 },
  '2,-1,1,0,0,-2,0,0,0': { Ohm: 1000 },
  '-2,2,-1,0,0,2,0,0,0': { F: 0.001 },
  '0,0,0,0,0,1,0,0,0': { C: 1 },
  '-1,-2,1,0,0,0,0,0,0': { Pa: 1000, kPa: 1000000, MPa: 1000000000, bar: 100000000, mbar: 100000 },
  '2,-2,1,0,-1,0,0,0,0': { 'J/K': 1000, 'kJ/K': 1000000 },
  '2,-3,1,0,-1,0,0,0,0': { 'W/K': 1000 },
  '2,-2,0,0,-1,0,0,0,0': { 'J/(kg.K)': 1 },
  '1,-3,1,0,-1,0,0,0,0': { 'W/(m.K)': 1000 },
  '0,-3,1,0,-1,0,0,0,0': { 'W/(m2.K)': 1000 },
  '0,-3,1,0,0,0,0,0,0': { 'W/m2': 1000 },
  '-2,3,-1,0,1,0,0,0,0': { 'K/W': 0.001 },
  '3,-1,0,0,0,0,0,0,0': {
    'L/s': 0.001,
    'L/min': '1/60000',
    'L/h': '1/3600000',
    'm3/s': 1,
    'm3/h': '1/3600',
  },
  '0,0,0,0,0,0,0,1,0': { mol: 6.0221367e23 },
  '-3,0,0,0,0,0,0,1,0': { 'mol/L': 6.0221367e26 },
  '-2,0,0,2,0,0,1,0,0': { lx: 1 },
  '0,0,0,2,0,0,1,0,0': { lm: 1 },
};

/** Kelvins at zero of the units whose zero isn't at 0 K. */
const offsets: { readonly [code: string]: string } = { Cel: '273.15', '[degF]': '2298.35/9' };

export const commonUnits: ReadonlyMap<string, Unit> = new Map(
  Object.entries(scales).flatMap(([dimension, codes]) =>
    Object.entries(codes).map(([code, scale]): [string, Unit] => {
      const offset = rational((dimension === temperatureDimension ? offsets[code] : undefined) ?? '0');
      return [code, { code, dimension, scale: rational(String(scale)), offset, opaque: false }];
    }),
  ),
);

/** What people write for a unit whose UCUM code is another, by that code. */
const written: { readonly [code: string]: readonly string[] } = {
  Cel: ['°C', 'degC', 'celsius', 'Celsius'],
  '[degF]': ['°F', 'degF'],
  K: ['kelvin', 'Kelvin', 'k', 'degK'],
  s: ['sec', 'second', 'seconds'],
  h: ['hr', 'hour', 'hours'],
  d: ['day'],
  min: ['minute', 'minutes'],
  'm/s': ['mps'],
  'km/h': ['kph'],
  'm/s2': ['m/s^2', 'm/s²'],
  m2: ['m^2', 'm²'],
  m3: ['m^3', 'm³'],
  'kW.h': ['kWh'],
  'W.h': ['Wh'],
  'N.m': ['Nm', 'N*m'],
  '/min': ['rpm', 'RPM'],
  '%': ['percent'],
  '[ppm]': ['ppm'],
  Ohm: ['ohm', 'Ω'],
  W: ['watt'],
  V: ['volt'],
  Hz: ['hertz'],
  Pa: ['pascal'],
  N: ['newton'],
  m: ['meter', 'metre'],
  L: ['liter', 'litre'],
  um: ['µm', 'μm'],
  us: ['µs', 'μs'],
  J: ['joule'],
  deg: ['degrees', '°'],
  By: ['byte'],
  'K/s': ['Cel/s'],
  'K/min': ['Cel/min'],
  'J/K': ['J/Cel'],
  'W/K': ['W/Cel'],
  'W/(m.K)': ['W/mK'],
  'J/(kg.K)': ['J/kgK'],
};

/** The code that is meant by what people write. */
export const habits: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([code, texts]) => texts.map((text): [string, string] => [text, code])),
);
