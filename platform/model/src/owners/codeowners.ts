import type { Problem } from '../errors/problem.ts';
import { compareText } from '../references/index.ts';
import type { Catalogue } from '../tree/catalogue.ts';
import type { Tree } from '../tree/tree.ts';
import { maintainersRole, peopleOf, type Roles } from './people.ts';

/** Where GitHub and GitLab look for the file. Each also looks at the root and in `docs`. */
const codeownersPaths = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

const begin =
  '# Made by `dtaas codeowners --write` from the owners in asset.yaml and twin.yaml, and the roles in platform.yaml.';

/**
 * The people and teams that a forge asks for a review, as GitHub and GitLab read them: the last line that matches a file counts. An asset or a twin without owners, and
 * everything else, belongs to the role `maintainers`.
 */
export function codeownersText({ platform, assets, twins }: Catalogue): string {
  const roles = platform?.value.spec.roles ?? {};
  const all = roles[maintainersRole] === undefined ? [] : [['*', [maintainersRole]] as const];
  const owned = [...assets.values(), ...twins.values()]
    .map(({ directory, value }) => [`/${directory}/`, value.metadata.owners ?? []] as const)
    .sort(([one], [other]) => compareText(one, other));
  const lines = [...all, ...owned].flatMap(([pattern, names]) => {
    const handles = handlesOf(names, roles);
    return handles.length === 0 ? [] : [`${pattern} ${handles.join(' ')}`];
  });
  return `${[begin, ...lines].join('\n')}\n`;
}

/** A name that is no handle is left out: a space or a `#` would change what the line means. */
function handlesOf(names: readonly string[], roles: Roles): readonly string[] {
  const { accounts, teams } = peopleOf(names, roles);
  const isEmail = (name: string) => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(name);
  const isHandle = (name: string) => /^[\w.-]+(?:\/[\w.-]+)*$/.test(name);
  return [...accounts, ...teams].flatMap((name) =>
    isHandle(name) ? [`@${name}`] : isEmail(name) ? [name] : [],
  );
}

/** The file of this tree that the platform wrote, if there is one. A file that somebody wrote by hand is left alone. */
export function ownCodeowners(tree: Tree): string | undefined {
  return codeownersPaths.find((path) => {
    const entry = tree.entries.get(path);
    return entry?.mode.startsWith('100') && textOf(tree, path).startsWith('# Made by `dtaas codeowners');
  });
}

function textOf(tree: Tree, path: string): string {
  return new TextDecoder().decode(tree.read(path));
}

/** A file that `dtaas codeowners` wrote is what it would write now. A repository needs none. */
export function codeownersProblems(tree: Tree, catalogue: () => Catalogue): readonly Problem[] {
  const file = ownCodeowners(tree);
  if (file === undefined || textOf(tree, file) === codeownersText(catalogue())) return [];
  return [
    {
      file,
      line: 1,
      column: 1,
      severity: 'warning',
      code: 'codeowners-stale',
      message: 'The owners of assets and twins, or the roles, have changed since this file was written',
      hint: 'Write it again: dtaas codeowners --write',
    },
  ];
}
