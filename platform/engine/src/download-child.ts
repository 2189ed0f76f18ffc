// Runs the SDK's installer in a process of its own, since that can't be stopped otherwise: `<folder>`.
import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { SemVer } from 'semver';
import { engineVersion } from './version.ts';

const root = process.argv[2];
if (!root) throw new Error('usage: download-child <folder>');
process.once('disconnect', () => process.exit(1));
await PulumiCommand.install({ root, version: new SemVer(engineVersion) });
process.disconnect();
