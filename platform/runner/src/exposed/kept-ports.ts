import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, writeBeside } from '@dtaas/processes';

/** Below the ports that Linux gives to clients (from 32768), so that a client rarely takes a port that was picked. */
const firstPort = 20_000;
const portCount = 12_000;

/** How many ports are tried until one is free. */
const candidates = 50;

/** Ports for an endpoint without a port of its own, in the order in which they are tried. The same for the same names. */
export function portsToTry(mark: string, name: string): readonly number[] {
  const hash = createHash('sha256').update(`${mark}/${name}`).digest().readUInt32BE();
  return Array.from({ length: candidates }, (_, index) => firstPort + ((hash + index) % portCount));
}

/** The ports that were picked for exposed endpoints without a port of their own. They stay the same for later runners. */
export class KeptPorts {
  readonly #path: string;
  readonly #mark: string;

  constructor(directory: string, mark: string) {
    this.#path = join(directory, 'ports.json');
    this.#mark = mark;
  }

  /** The ports to try, in this order. Once a port is kept, it is the only one. */
  candidates(name: string): readonly number[] {
    const kept = this.#read()[name];
    if (Number.isInteger(kept) && Number(kept) > 0) return [Number(kept)];
    return portsToTry(this.#mark, name);
  }

  keep(name: string, port: number): void {
    const kept = this.#read();
    if (kept[name] !== port)
      writeBeside(this.#path, `${JSON.stringify({ ...kept, [name]: port })}\n`, { mode: 0o600 });
  }

  #read(): { readonly [name: string]: unknown } {
    return Object(attempt(() => JSON.parse(readFileSync(this.#path, 'utf8'))));
  }
}
