import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ForgeKind, forgeOf } from '@dtaas/forge';
import { codeownersText, ownCodeowners, type Platform, type Resolution } from '@dtaas/model';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command } from '../context.ts';
import { codeownersTaken } from './failures.ts';

/** `dtaas codeowners [--write|--check]`: the people whom the forge asks for reviews, from owners and roles. */
export const run: Command = async (context, _, { write, check }) => {
  const { repository, resolution } = await readConfiguration(context.cwd);
  const { catalogue } = resolution;
  const kind = await kindOf(repository, catalogue.platform?.value);
  const { path, text, isCurrent, expectOurs } = codeownersFile(repository.root, catalogue, kind);
  if (write && !isCurrent) {
    expectOurs();
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

/** The file as it should be, and whether it is. `expectOurs` throws `codeowners-taken` if it is not the platform's to write. */
export function codeownersFile(
  root: string,
  catalogue: Resolution['catalogue'],
  kind: ForgeKind | undefined,
) {
  const { tree } = catalogue;
  const own = ownCodeowners(tree);
  // GitLab has a folder of its own.
  const path = own ?? (kind === 'gitlab' ? '.gitlab/CODEOWNERS' : '.github/CODEOWNERS');
  const found = tree.entries.has(path) ? new TextDecoder().decode(tree.read(path)) : undefined;
  const text = codeownersText(catalogue);
  return { path, text, isCurrent: found === text, expectOurs: () => expectOurs(root, path, own === path) };
}

async function kindOf(clone: Repository, platform: Platform | undefined): Promise<ForgeKind | undefined> {
  const forges = platform?.spec.forges ?? [];
  return (await forgeOf({ clone, forges, environment: process.env }).catch(() => undefined))?.kind;
}

/** A file that somebody wrote by hand stays, and a link could lead out of the repository. */
function expectOurs(root: string, path: string, isOurs: boolean): void {
  const folder = dirname(path);
  if (existsSync(join(root, path)) && !isOurs) throw codeownersTaken({ path });
  const real = attempt(() => realpathSync(join(root, folder)));
  if (real !== undefined && real !== join(realpathSync(root), folder))
    throw codeownersTaken({ path: folder });
}
