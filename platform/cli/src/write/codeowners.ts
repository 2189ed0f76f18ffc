import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forgeOf } from '@dtaas/forge';
import { codeownersText, ownCodeowners, type Platform } from '@dtaas/model';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command } from '../context.ts';
import { codeownersTaken } from './failures.ts';

/** `dtaas codeowners [--write|--check]`: the people whom the forge asks for reviews, from owners and roles. */
export const run: Command = async (context, _, { write, check }) => {
  const { repository, resolution } = await readConfiguration(context.cwd);
  const { tree } = resolution.catalogue;
  const text = codeownersText(resolution.catalogue);
  const path = ownCodeowners(tree) ?? (await usualPath(repository, resolution.catalogue.platform?.value));
  const found = tree.entries.has(path) ? new TextDecoder().decode(tree.read(path)) : undefined;
  const isCurrent = found === text;
  if (write && !isCurrent) {
    expectOurs(repository.root, path, ownCodeowners(tree) === path);
    mkdirSync(dirname(join(repository.root, path)), { recursive: true });
    writeBeside(join(repository.root, path), text);
  }
  const outcome = isCurrent ? 'unchanged' : write ? 'written' : check ? 'stale' : 'shown';
  const said = {
    unchanged: `${path}: up to date`,
    written: `${path}: written`,
    stale: `${path} is missing or out of date. To write it: dtaas codeowners --write`,
    shown: text.trimEnd(),
  };
  answerText(
    context,
    'CodeownersReport',
    { path, outcome, text },
    write || check ? said[outcome] : said.shown,
  );
  return check && !isCurrent ? 1 : 0;
};

/** GitLab has a folder of its own. */
async function usualPath(clone: Repository, platform: Platform | undefined): Promise<string> {
  const forges = platform?.spec.forges ?? [];
  const forge = await forgeOf({ clone, forges, environment: process.env }).catch(() => undefined);
  return forge?.kind === 'gitlab' ? '.gitlab/CODEOWNERS' : '.github/CODEOWNERS';
}

/** A file that somebody wrote by hand stays, and a link could lead out of the repository. */
function expectOurs(root: string, path: string, isOurs: boolean): void {
  const folder = dirname(path);
  if (existsSync(join(root, path)) && !isOurs) throw codeownersTaken({ path });
  const real = attempt(() => realpathSync(join(root, folder)));
  if (real !== undefined && real !== join(realpathSync(root), folder))
    throw codeownersTaken({ path: folder });
}
