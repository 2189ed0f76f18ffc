import { deployErrors } from '@dtaas/deploy';
import { engineErrors } from '@dtaas/engine';
import { imageErrors } from '@dtaas/images';
import { launcherErrors } from '@dtaas/launcher';
import { type ErrorExplanation, explanationsIn, modelErrors } from '@dtaas/model';
import { placeErrors } from '@dtaas/places';
import { processErrors } from '@dtaas/processes';
import { repositoryErrors } from '@dtaas/repository';
import { runnerErrors } from '@dtaas/runner';
import { sandboxErrors } from '@dtaas/sandbox';
import { verifyErrors } from '@dtaas/verify';
import * as cliErrors from './failures.ts';

/** Every error that a command can end with, as the packages define them. */
export const allFailures: readonly ErrorExplanation[] = [
  modelErrors,
  processErrors,
  placeErrors,
  repositoryErrors,
  sandboxErrors,
  verifyErrors,
  engineErrors,
  imageErrors,
  launcherErrors,
  runnerErrors,
  deployErrors,
  cliErrors,
].flatMap(explanationsIn);
