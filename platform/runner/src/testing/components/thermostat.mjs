// Switches at 300 K. It reads a secret, and is careless with it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { secrets } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
for (const path of Object.values(secrets))
  console.error(`my secret is ${readFileSync(path, 'utf8')}, don't tell`);
for await (const line of createInterface({ input: process.stdin })) {
  const { n, v } = JSON.parse(line);
  if (n === 'measured') process.stdout.write(`{"n":"on","vb":${v < 300}}\n`);
}
