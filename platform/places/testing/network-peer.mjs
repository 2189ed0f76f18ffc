// A peer of the tests of networks: answers on all addresses of its namespace, and tells who came. Arguments: its name, the ports as
// JSON, and the address of its name server, if it is one. A line of its input is the server's table of names.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const [, , name, ports, nameServer] = process.argv;
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

for (const port of JSON.parse(ports)) {
  const server = createServer((socket) => {
    const at = `${socket.localAddress.replace('::ffff:', '')}:${port}`;
    tell({ arrived: `tcp ${at}`, from: socket.remoteAddress.replace('::ffff:', '') });
    socket.on('error', () => {}).end(`${name} at ${at}`);
  });
  await new Promise((resolve) => server.listen({ host: '::', port }, resolve));
  const datagrams = createSocket({ type: 'udp6' });
  datagrams.on('message', (_, { address, port: from }) => {
    tell({ arrived: `udp ${port}`, from: address });
    datagrams.send(name, from, address);
  });
  await new Promise((resolve) => datagrams.bind(port, '::', resolve));
}

let names = {};
const types = { 1: 4, 28: 6 };
const bytesOf = (address) => {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const [head, tail = ''] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const parts = [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return Buffer.from(parts.map((part) => part.padStart(4, '0')).join(''), 'hex');
};
const server = createSocket('udp4');
server.on('message', (question, { address, port }) => {
  const labels = [];
  let end = 12;
  for (; question[end] > 0; end += question[end] + 1)
    labels.push(question.subarray(end + 1, end + 1 + question[end]).toString());
  const asked = question.subarray(12, end + 5);
  const known = names[labels.join('.').toLowerCase()];
  const family = types[question.readUInt16BE(end + 1)];
  const found = (known ?? []).filter((each) => (each.includes(':') ? 6 : 4) === family).map(bytesOf);
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  const answers = found.map((data) => {
    // A pointer to the name, the type, the class, no time to live, and the length.
    const record = Buffer.from([0xc0, 12, 0, family === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, data.length]);
    return Buffer.concat([record, data]);
  });
  server.send(Buffer.concat([header, asked, ...answers]), port, address);
});
if (nameServer) await new Promise((resolve) => server.bind(53, nameServer, resolve));

createInterface({ input: process.stdin }).on('line', (line) => {
  names = JSON.parse(line);
  tell({ names: Object.keys(names).length });
});
tell({ ready: name });
