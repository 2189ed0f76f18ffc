import type { Duplex } from 'node:stream';

/**
 * Yields lines of a socket. What follows the last line read is left in the socket, so that a tar stream can come after
 * a JSON line.
 *
 * @param maxBytes a longer line ends the reading with an error
 */
export async function* readLines(socket: Duplex, maxBytes = 64 * 2 ** 20): AsyncGenerator<string, void> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for (;;) {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) {
      if (socket.readableEnded || socket.destroyed) return;
      await readableOrEnded(socket);
      continue;
    }
    const newline = chunk.indexOf(0x0a);
    held.push(newline < 0 ? chunk : chunk.subarray(0, newline));
    heldBytes += chunk.length;
    if (newline < 0) {
      if (heldBytes > maxBytes) throw new Error(`a line is longer than ${maxBytes} bytes`);
      continue;
    }
    const rest = chunk.subarray(newline + 1);
    if (rest.length > 0) socket.unshift(rest);
    const line = Buffer.concat(held).toString('utf8');
    held = [];
    heldBytes = 0;
    yield line;
  }
}

function readableOrEnded(socket: Duplex): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => () => {
      socket
        .off('readable', onReadable)
        .off('end', onReadable)
        .off('close', onReadable)
        .off('error', onError);
      act();
    };
    const onReadable = settle(resolve);
    const onError = (error: Error): void => settle(() => reject(error))();
    socket.on('readable', onReadable).on('end', onReadable).on('close', onReadable).on('error', onError);
  });
}
