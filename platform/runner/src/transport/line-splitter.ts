const newline = 0x0a;

/** Cuts a stream of bytes into lines of UTF-8. A line over the cap is dropped and reported, not kept. */
export class LineSplitter {
  readonly #maxBytes: number;
  readonly #onLine: (line: string) => void;
  readonly #onTooLong: () => void;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #dropping = false;

  constructor(maxBytes: number, onLine: (line: string) => void, onTooLong: () => void) {
    this.#maxBytes = maxBytes;
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      this.#hold(chunk.subarray(from, end));
      this.#flush();
      from = end + 1;
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from));
  }

  /** The stream has ended. The text after the last line end is a line, too. */
  end(): void {
    if (this.#heldBytes > 0) this.#flush();
  }

  #hold(part: Buffer): void {
    if (this.#dropping) return;
    this.#heldBytes += part.length;
    if (this.#heldBytes > this.#maxBytes) {
      this.#dropping = true;
      this.#held = [];
    } else this.#held.push(part);
  }

  #flush(): void {
    const dropped = this.#dropping;
    const line = dropped
      ? ''
      : this.#held.length === 1
        ? this.#held[0]!.toString()
        : Buffer.concat(this.#held).toString();
    this.#held = [];
    this.#heldBytes = 0;
    this.#dropping = false;
    if (dropped) this.#onTooLong();
    else if (line !== '' && line !== '\r') this.#onLine(line);
  }
}
