// `npm start`: from a fresh clone to a living twin. `node scripts/start.mjs <twin>` shows another one.
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled({ quiet: true });
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
const { main } = await import('../platform/cli/dist/dtaas.mjs');
process.exitCode = await main(['demo', ...process.argv.slice(2)]);
