import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

// Serves HTTP on its endpoint: the body of a request, events, and bytes after an upgrade as for WebSocket.
const { endpoints, parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const server = createServer((request, response) => {
  if (request.url === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let count = 0;
    const timer = setInterval(() => {
      count += 1;
      response.write(`data: ${count}\n\n`);
    }, 20);
    response.on('close', () => clearInterval(timer));
  } else if (request.url === '/large') {
    response.end(Buffer.alloc(32 * 2 ** 20, 'abcdefg'));
  } else request.pipe(response);
});
server.on('upgrade', (_request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
  socket.pipe(socket);
});
const listen = () => server.listen(endpoints.web, '127.0.0.1');
if (parameters.late) setTimeout(listen, parameters.late);
else listen();

for await (const line of createInterface({ input: process.stdin })) {
  const { step } = JSON.parse(line);
  if (step !== undefined) process.stdout.write(`${JSON.stringify({ done: step })}\n`);
}
process.exit();
