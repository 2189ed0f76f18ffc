// Switches at 300 K. It reads a secret, and is careless with it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { integrations } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
for (const { token } of Object.values(integrations)) {
  const secret = readFileSync(token.file, 'utf8');
  console.error(`my secret is ${secret}, don't tell`);
  process.stdout.write(`${JSON.stringify({ n: 'note', vs: `it is ${secret}` })}
`);
}
for await (const line of createInterface({ input: process.stdin })) {
  const { n, v } = JSON.parse(line);
  if (n === 'measured') process.stdout.write(`{"n":"on","vb":${v < 300}}\n`);
}
