import { writeSync } from 'node:fs';
import { keepProtocolFromChildren } from './child-processes.mjs';

/** True in a process that the runner, or `drive` of `./testing`, started as a component or a batch. */
const isStarted = ['DTAAS_STATE_DIR', 'DTAAS_OUTPUT', 'DTAAS_BATCH'].some((name) => name in process.env);

if (isStarted) {
  // `console.log` and everything else that writes to standard output writes to the log.
  Object.defineProperty(process, 'stdout', {
    configurable: true,
    enumerable: true,
    get: () => process.stderr,
  });
  keepProtocolFromChildren();
}

/** @param {string} text for the log of the component */
export function log(text) {
  writeAll(2, `${text}\n`);
}

/** @param {readonly object[]} messages one JSON line each, on the real standard output */
export function writeLines(messages) {
  let text = '';
  for (const message of messages) text += `${JSON.stringify(message)}\n`;
  writeAll(1, text);
}

/** @param {number} file @param {string} text */
function writeAll(file, text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      // The reader has left, so the rest of the text is dropped.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
