#!/usr/bin/env node
// Bundles the sources when they are newer than the last bundle, then runs it: nobody has to know of a build step.
import { ensureBuilt } from '../../../scripts/build.mjs';

await ensureBuilt();
if (process.env.DTAAS_DEBUG !== undefined) process.setSourceMapsEnabled(true);
const { main } = await import('../dist/dtaas.mjs');
process.exitCode = await main(process.argv.slice(2));
// When all is written, the command ends: simple-git leaves a timer of a second behind.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));
