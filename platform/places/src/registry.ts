import { pathToFileURL } from 'node:url';
import type { ResourceKind } from '@dtaas/engine';
import { DtaasError, didYouMean } from '@dtaas/model';
import { dockerKind } from './docker/kind.ts';
import type { PlaceKind } from './kind.ts';
import { nopKind } from './nop/kind.ts';
import { processKind } from './process/kind.ts';
import { sshKind } from './ssh/kind.ts';

/** The kinds of places: the platform's, a line each, and those of modules that the environment names. */
export const placeKinds: readonly PlaceKind[] = [
  processKind,
  sshKind,
  dockerKind,
  nopKind,
  ...(await kindsOf(process.env['DTAAS_PLACE_KINDS'])),
];

/** The engine's table: the rows of all kinds. */
export const resourceKinds: readonly ResourceKind[] = placeKinds.flatMap((kind) => kind.resourceKinds);

/** Of each module, given by its absolute path with `:` between them, the default export. */
async function kindsOf(paths = ''): Promise<readonly PlaceKind[]> {
  const urls = paths.split(':').flatMap((path) => (path === '' ? [] : [pathToFileURL(path).href]));
  const modules: { default: PlaceKind }[] = await Promise.all(urls.map((url) => import(url)));
  return modules.map((module) => module.default);
}

/** @throws DtaasError `place-kind-unknown` */
export function placeKind(name: string): PlaceKind {
  const found = placeKinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = placeKinds.map((kind) => kind.name);
  throw new DtaasError({
    code: 'place-kind-unknown',
    message: `${JSON.stringify(name)} is not a kind of place. The kinds are ${names.join(', ')}.`,
    hint: `${didYouMean(name, names)} A newer dtaas may have more kinds.`.trimStart(),
  });
}
