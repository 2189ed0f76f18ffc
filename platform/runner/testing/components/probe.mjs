// Tries to reach what its parameters name, once a second, and tells what came of it.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const { parameters, integrations } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const reach = ({ host, port }) =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect({ host, port });
    socket.setTimeout(3000, () => socket.destroy(new Error('timeout')));
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', (error) => resolve(error.code ?? error.message));
    socket.on('end', () => resolve(text));
  });
const tell = async () => {
  const found = {};
  for (const [name, target] of Object.entries(parameters)) found[name] = await reach(target);
  for (const [name, { token }] of Object.entries(integrations))
    found[name] = readFileSync(token.file, 'utf8').length;
  found.environment = Object.keys(process.env).sort();
  process.stdout.write(`${JSON.stringify({ n: 'found', vj: found })}\n`);
};
setInterval(tell, 300);
process.stdin.on('end', () => process.exit(0)).resume();
