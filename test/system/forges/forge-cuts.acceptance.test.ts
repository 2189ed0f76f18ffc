import { describe } from 'vitest';
import { commands } from './commands.ts';
import { cutSuite } from './cut-suite.ts';
import { giteaHost, githubHost } from './hosts.ts';

describe('GitHub', () => cutSuite(githubHost, commands));

// At a few places of each command, because the server takes longer.
describe('Gitea', () => cutSuite(giteaHost, commands, 4));
