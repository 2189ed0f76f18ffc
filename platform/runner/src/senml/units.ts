/** UCUM codes that are symbols of the SenML registry, too (RFC 8428 section 12.1, and RFC 8798 from `ms` on). */
const same = new Set(
  (
    'm kg g s A K cd mol Hz rad sr N Pa J W C V F Ohm S Wb T H Cel lm lx Bq Gy Sv m2 m3 l m/s m/s2 m3/s l/s W/m2 ' +
    'cd/m2 S/m kg/m3 bit bit/s dB J/m ms min h MHz kW % mA mV kV hPa mm cm km km/h dBm'
  ).split(' '),
);

/** UCUM codes whose symbol in the registry differs. */
const different = new Map([
  ['1', '/'],
  ['L', 'l'],
  ['L/s', 'l/s'],
  ['g/L', 'g/l'],
  ['V.A', 'VA'],
  ['V.A.s', 'VAs'],
  ['kV.A', 'kVA'],
  ['A.h', 'Ah'],
  ['W.h', 'Wh'],
  ['kW.h', 'kWh'],
]);

/** The symbol to write in `u`. Values in a unit without a symbol are sent without `u`, because the port declares the unit. */
export function senmlUnit(ucum: string | undefined): string | undefined {
  if (ucum === undefined) return undefined;
  return same.has(ucum) ? ucum : different.get(ucum);
}
