import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { attempt } from '@dtaas/processes';

/**
 * Records up to which step each command was sent to the physical twin, in a file that survives a killed runner. A repeated
 * step sends no command twice.
 */
export class SentCommands {
  readonly #path: string;
  readonly #ports: readonly string[];
  /** By port, the first step whose command was not sent yet. Eight bytes each, so a step costs one small write. */
  readonly #next: Float64Array;
  #file: number | undefined;

  constructor(path: string, ports: readonly string[]) {
    this.#path = path;
    this.#ports = [...ports].sort();
    this.#next = new Float64Array(ports.length);
    const kept = attempt(() => readFileSync(path));
    if (kept?.length === this.#next.byteLength) new Uint8Array(this.#next.buffer).set(kept);
  }

  /** True if the port's command of a step was not sent yet. From then on it counts as sent. */
  take(port: string, step: number): boolean {
    const index = this.#ports.indexOf(port);
    if (index < 0 || step < this.#next[index]!) return false;
    this.#next[index] = step + 1;
    this.#file ??= openSync(this.#path, constants.O_RDWR | constants.O_CREAT, 0o600);
    writeSync(this.#file, this.#next, 0, this.#next.byteLength, 0);
    return true;
  }

  /** All following steps are new, whatever their numbers. */
  forget(): void {
    this.close();
    rmSync(this.#path, { force: true });
    this.#next.fill(0);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
