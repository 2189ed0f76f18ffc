// A build in a process of its own, which a test kills. With HANG it starts a program that doesn't end, and is killed then.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildImage } from '../src/build.ts';
import { workspaceRecipe } from '../src/recipe/recipe.ts';
import { smallRoot } from './small-image.ts';

const [, , folder = ''] = process.argv;
await buildImage(workspaceRecipe, {
  folder,
  root: async (recipe, given) => {
    if (process.env['HANG']) {
      const env = { PATH: process.env['PATH'], DTAAS_IMAGE_BUILD: given.mark };
      const child = spawn('sleep', ['600'], { env, detached: true, stdio: 'ignore' });
      await once(child, 'spawn');
      process.kill(process.pid, 'SIGKILL');
    }
    return smallRoot('killed')(recipe, given);
  },
});
