import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a plugin into a folder that knows nothing but its version. Its path. */
export function fakePlugin(folder: string, name: string, version: string): string {
  const path = join(folder, `pulumi-resource-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `#!${process.execPath}\n${program(version)}`, { mode: 0o700 });
  return path;
}

/** The engine's protocol is gRPC; a message is a frame of its length and its fields, here field 1, a string. */
function program(version: string): string {
  return `
const message = Buffer.concat([Buffer.from([0x0a, ${version.length}]), Buffer.from('${version}')]);
const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]);
const server = require('node:http2').createServer();
server.on('stream', (stream, headers) => {
  if (headers[':path'] !== '/pulumirpc.ResourceProvider/GetPluginInfo') return stream.close();
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(frame);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;
}
