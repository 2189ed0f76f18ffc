import { describe } from 'vitest';
import { commands } from './commands.ts';
import { cutSuite } from './cut-suite.ts';
import { githubHost } from './hosts.ts';

// `npm run acceptance forge-cuts` cuts the network around each request.
describe('GitHub', () => cutSuite(githubHost, commands, 3));
