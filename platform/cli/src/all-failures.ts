import { deployErrors } from '@dtaas/deploy';
import { engineErrors } from '@dtaas/engine';
import { forgeErrors } from '@dtaas/forge';
import { imageErrors } from '@dtaas/images';
import { launcherErrors } from '@dtaas/launcher';
import { type ErrorExplanation, explanationsIn, modelErrors } from '@dtaas/model';
import { placeErrors } from '@dtaas/places';
import { processErrors } from '@dtaas/processes';
import { reportErrors } from '@dtaas/report';
import { repositoryErrors } from '@dtaas/repository';
import { runnerErrors } from '@dtaas/runner';
import { sandboxErrors } from '@dtaas/sandbox';
import { verifyErrors } from '@dtaas/verify';
import * as usageErrors from './failures.ts';
import * as forgeCommandErrors from './forge/failures.ts';
import * as initErrors from './init/failures.ts';
import * as lookErrors from './look/failures.ts';
import * as machineErrors from './machine/failures.ts';
import * as reviewErrors from './review/failures.ts';
import * as runErrors from './run/failures.ts';
import * as writeErrors from './write/failures.ts';

/** Every error that a command can end with, as the packages define them. */
export const allFailures: readonly ErrorExplanation[] = [
  modelErrors,
  processErrors,
  placeErrors,
  repositoryErrors,
  sandboxErrors,
  verifyErrors,
  engineErrors,
  forgeErrors,
  forgeCommandErrors,
  imageErrors,
  launcherErrors,
  runnerErrors,
  deployErrors,
  reportErrors,
  usageErrors,
  initErrors,
  lookErrors,
  machineErrors,
  reviewErrors,
  runErrors,
  writeErrors,
].flatMap(explanationsIn);
