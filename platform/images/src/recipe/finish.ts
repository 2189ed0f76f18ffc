import { platformFile } from '@dtaas/processes';

/** The script that runs last in the root of an image. */
export const finishScript = platformFile('images/workspace/finish.sh');
