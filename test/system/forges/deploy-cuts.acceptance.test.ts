import { describe } from 'vitest';
import { cutSuite } from './cut-suite.ts';
import { engineCommands } from './engine-commands.ts';
import { githubHost } from './hosts.ts';

describe('commands that make twins', () => cutSuite(githubHost, engineCommands, 12));
