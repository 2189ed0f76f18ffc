/**
 * The rows in `recording.csv`. If the file is full, it becomes `recording-earlier.csv`, and a new one begins.
 *
 * Each row is written at once, so whenever the folder is copied, the file is complete. There is one row for a time: a second
 * one replaces the first. If simulated time goes back, because the twin was restored or repeats a step, the rows from there on
 * are removed, so a run that was saved and restored gives the same bytes as one that was not.
 */
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export class Recording {
  #file;
  #earlier;
  #head;
  #most;
  #goesBack;
  #descriptor;
  /** Of the open file: where each row begins, in bytes, and the times of the rows. */
  #rows = [];
  #size = 0;

  /**
   * @param {string} folder @param {string} head the first line
   * @param {{rows: number, goesBack: boolean}} options `rows`: at most so many are kept; `goesBack`: time may go back
   */
  constructor(folder, head, { rows, goesBack }) {
    this.#file = join(folder, 'recording.csv');
    this.#earlier = join(folder, 'recording-earlier.csv');
    this.#head = `${head}\n`;
    this.#most = Math.floor(rows / 2);
    this.#goesBack = goesBack;
    this.#open();
  }

  /** @param {number} time s @param {string} row its line, which begins with the time */
  write(time, row) {
    if (this.#goesBack) this.#goBackTo(time);
    else if (this.#rows.at(-1)?.time === time) this.#keep(this.#rows.length - 1);
    if (this.#rows.length >= this.#most) this.#turn();
    this.#append(`${row}\n`, time);
  }

  #open() {
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#descriptor = openSync(this.#file, text === '' ? 'w' : 'r+');
    if (text === '') {
      this.#append(this.#head);
      return;
    }
    this.#read(text);
    // The twin has other ports now.
    if (!text.startsWith(this.#head)) this.#turn();
  }

  /** A process that was killed may have left a part of a row, which is removed. */
  #read(text) {
    this.#rows = [];
    this.#size = 0;
    let from = 0;
    for (const line of linesOf(text)) {
      if (from > 0) this.#rows.push({ at: this.#size, time: Number.parseFloat(line) });
      from += line.length;
      this.#size += Buffer.byteLength(line);
    }
    ftruncateSync(this.#descriptor, this.#size);
  }

  /** Removes the rows of this time and later. */
  #goBackTo(time) {
    const last = this.#rows.at(-1);
    if (last !== undefined && last.time < time) return;
    const kept = this.#rows.findIndex((row) => row.time >= time);
    if (kept !== -1) this.#keep(kept);
    if (this.#rows.length > 0 || !existsSync(this.#earlier)) return;
    const earlier = readFileSync(this.#earlier, 'utf8');
    if (!earlier.startsWith(this.#head)) return;
    closeSync(this.#descriptor);
    renameSync(this.#earlier, this.#file);
    this.#open();
    this.#goBackTo(time);
  }

  #keep(count) {
    this.#size = this.#rows[count]?.at ?? this.#size;
    this.#rows.length = count;
    ftruncateSync(this.#descriptor, this.#size);
  }

  /** The file is full, or has other columns. */
  #turn() {
    closeSync(this.#descriptor);
    rmSync(this.#earlier, { force: true });
    renameSync(this.#file, this.#earlier);
    this.#rows = [];
    this.#size = 0;
    this.#descriptor = openSync(this.#file, 'w');
    this.#append(this.#head);
  }

  #append(line, time) {
    if (time !== undefined) this.#rows.push({ at: this.#size, time });
    this.#size += writeSync(this.#descriptor, line, this.#size);
  }
}

/** The whole lines of a text with their ends. A line feed within quotes belongs to its cell. */
function* linesOf(text) {
  let begin = 0;
  let isQuoted = false;
  for (let place = 0; place < text.length; place++) {
    if (text[place] === '"') isQuoted = !isQuoted;
    if (text[place] !== '\n' || isQuoted) continue;
    yield text.slice(begin, place + 1);
    begin = place + 1;
  }
}
