// A Docker Engine of its own, until its standard input ends. Prints its host.
import { once } from 'node:events';
import { dockerDaemon } from '../../../platform/places/testing/docker-daemon.ts';

const { host, remove } = await dockerDaemon();
console.log(host);
process.stdin.resume();
await once(process.stdin, 'end');
await remove();
