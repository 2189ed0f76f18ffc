import { lockPackages } from '@dtaas/sandbox';
import type { Context, Options } from '../../context.ts';
import { answerWrong } from '../failures.ts';
import type { Language, Metadata, NewFiles } from './templates.ts';

/** The packages that `--requirements` names: `numpy,scipy>=1,<2`. */
export function packagesIn(given: Options[string]): readonly string[] {
  const texts =
    typeof given === 'string' ? [given] : Array.isArray(given) ? (given as readonly string[]) : [];
  // A comma also stands between extras, and between bounds of a version.
  return texts
    .flatMap((text) => text.split(/,(?=\s*[A-Za-z0-9@])(?![^[]*\])/))
    .flatMap((text) => text.trim() || []);
}

interface Wanted {
  readonly contents: NewFiles;
  readonly language: Language;
  readonly packages: readonly string[];
  readonly metadata: Pick<Metadata, 'name'>;
}

/** A new asset with a lock file of packages, which its environment names. Errors: those of `lockPackages`. */
export async function withPackages(
  { note, signal }: Pick<Context, 'note' | 'signal'>,
  { contents, language, packages, metadata }: Wanted,
): Promise<NewFiles> {
  if (language === 'shell')
    throw answerWrong({ message: 'A component in shell has no packages', flag: '--language (node, python)' });
  note(`chooses versions of ${packages.join(', ')}`);
  const { lock, files } = await lockPackages({ language, packages, name: metadata.name, signal });
  const yaml = contents['asset.yaml']!;
  const environment = `  environment: { ${language}: ${lock} }\n`;
  return { ...contents, ...files, 'asset.yaml': yaml.replace(/^ {2}test:/m, () => `${environment}  test:`) };
}
