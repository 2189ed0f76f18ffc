/** Text as RFC 4180 has it, with a line feed at the end of a line. */

/** The first line: the time, and each input by its alias or its name, with its unit. */
export function headOf(inputs) {
  const names = Object.entries(inputs).map(([name, { alias = name, unit }]) =>
    unit === undefined ? alias : `${alias} [${unit}]`,
  );
  return ['time [s]', ...names].map(quoted).join(',');
}

/**
 * One row: the last value of each input, and of an input of events those since the last row, as a JSON list. A cell is empty
 * if nothing came.
 */
export function rowOf(inputs, time, values, events) {
  const cells = Object.entries(inputs).map(([name, { as = 'value' }]) =>
    as === 'value' ? textOf(values[name]) : listOf(events[name] ?? []),
  );
  return [time, ...cells.map(quoted)].join(',');
}

function listOf(events) {
  return events.length === 0 ? '' : JSON.stringify(events.map(({ value }) => value));
}

function textOf(value) {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
