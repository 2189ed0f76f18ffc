import type { PortSpec } from '@dtaas/model';
import type { Sample } from './read.ts';
import { senmlUnit } from './units.ts';

/**
 * Returns a function that writes a port's samples as SenML records (RFC 8428), one JSON object each, without a line end. What
 * doesn't change from record to record is made once: this is on the path of every step.
 */
export function recordWriter(name: string, port: PortSpec): (sample: Sample, seq?: number) => string {
  const head = `{"n":${JSON.stringify(name)},"`;
  const symbol = senmlUnit(port.unit);
  const unit = symbol === undefined ? '' : `,"u":${JSON.stringify(symbol)}`;
  return ({ value, t }, seq) => {
    const end = seq === undefined ? '}' : `,"seq":${seq}}`;
    switch (typeof value) {
      case 'number':
        return `${head}v":${value}${unit},"t":${t}${end}`;
      case 'boolean':
        return `${head}vb":${value},"t":${t}${end}`;
      case 'string':
        return `${head}vs":${JSON.stringify(value)},"t":${t}${end}`;
      default:
        return `${head}vj":${JSON.stringify(value)}${unit},"t":${t}${end}`;
    }
  };
}
