import { listTags, parseRepository, registrySession } from '@dtaas/images';
import { isLauncherBuilt, whyUnbuildable } from '@dtaas/launcher';
import {
  amountInWords,
  bytesOf,
  type Platform,
  placesInUse,
  readCatalogue,
  type WorkspaceSpec,
} from '@dtaas/model';
import { type Machine, placeKind, placeKinds } from '@dtaas/places';
import { openRepository, readWorkTree } from '@dtaas/repository';
import { type Finding, look } from './finding.ts';

type Written = Platform['spec']['places'][string];

const file = 'platform.yaml';

/** What `platform.yaml` of the work tree says, each of its places, and its registry of images. */
export async function platform(directory: string): Promise<readonly Finding[]> {
  const about = file;
  const repository = await openRepository(directory);
  const { catalogue, problems } = readCatalogue(await readWorkTree(repository), { placeKinds });
  const wrong = problems.filter((problem) => problem.file === file && problem.severity === 'error');
  const faults = wrong.map(({ line, column, message }): Finding => {
    const text = `${file}:${line}:${column}: ${message}`;
    return { about, state: 'missing', text, next: `dtaas check ${file}` };
  });
  const spec = catalogue.platform?.value.spec;
  if (!spec) return faults;
  const places = Object.entries(spec.places);
  const named = `${places.length} ${places.length === 1 ? 'place' : 'places'}`;
  const read: Finding = { about, state: 'ok', text: named };
  const used = placesInUse(catalogue);
  const found = await Promise.all(
    places.map(async ([name, place]) => {
      const findings = await look(`place ${name}`, () => judged(`place ${name}`, place));
      return used.has(name) ? findings : findings.map(unneeded);
    }),
  );
  const inContainers = places.filter(([, { kind }]) =>
    placeKinds.some(({ name, workspaceImage }) => name === kind && workspaceImage === true),
  );
  const launchers =
    inContainers.length === 0
      ? []
      : await look('Launcher', () => launcher(inContainers.some(([name]) => used.has(name))));
  const { registry } = spec.images;
  const answered = registry ? await look('registry', () => answers(registry)) : [];
  return [...(faults.length > 0 ? faults : [read]), ...found.flat(), ...launchers, ...answered];
}

/** The first process of each container. Go builds it, once. */
async function launcher(isNeeded: boolean): Promise<readonly Finding[]> {
  const about = 'Launcher';
  if (isLauncherBuilt()) return [{ about, state: 'ok', text: 'the launcher of containers is built' }];
  const refusal = await whyUnbuildable();
  if (!refusal)
    return [{ about, state: 'ok', text: 'the first deployment in containers builds the launcher with Go' }];
  return [{ about, state: isNeeded ? 'missing' : 'absent', text: refusal.message, next: refusal.hint }];
}

/** A place at which no twin runs need not answer. */
export function unneeded(finding: Finding): Finding {
  return finding.state === 'missing' ? { ...finding, state: 'absent' } : finding;
}

/** No workspace has the mark of this home, so a look at a place finds nothing and changes nothing. */
const nobody = '0'.repeat(16);

/** The least workspace that a place can be asked about. */
const workspace: WorkspaceSpec = {
  twin: 'doctor',
  components: {},
  connections: [],
  order: [],
  clock: { mode: 'wall' },
  network: { internet: 'unspecified', allow: [], required: false },
  secrets: [],
  save: { keep: 1, onTerminate: false },
  resources: {},
};

/** Whether a place can be reached, and what it lacks, also for others than twins. */
export async function judged(
  about: string,
  { kind, settings, ...offers }: Pick<Written, 'kind' | 'settings' | keyof Machine>,
): Promise<readonly Finding[]> {
  const context = { home: nobody, onProgress: () => {}, environment: process.env, looks: true };
  const place = placeKind(kind).open(settings, context);
  const { refusal, remarks, program, machine, advice = [] } = await place.judge(workspace);
  if (refusal) return [{ about, state: 'missing', text: refusal.message, next: refusal.hint }];
  await place.observe();
  const limited = [...remarks, ...(machine ? overstated(offers, machine) : []), ...advice].map(
    (text): Finding => ({ about, state: 'limited', text }),
  );
  return [{ about, state: 'ok', text: `answers (${program ?? kind})` }, ...limited];
}

/** What `platform.yaml` lets twins take at a place, and its machine doesn't have. */
export function overstated(
  { cpu, memory }: Pick<Written, keyof Machine>,
  machine: Machine,
): readonly string[] {
  const offers = { cpu, memory: memory === undefined ? undefined : bytesOf(memory) };
  return (['cpu', 'memory'] as const).flatMap((name) => {
    const offered = offers[name];
    if (offered === undefined || offered <= machine[name]) return [];
    const [taken, has] = [offered, machine[name]].map(amountInWords[name]);
    return [`twins may take ${taken} there by platform.yaml, and the machine has ${has}`];
  });
}

type Registry = NonNullable<Platform['spec']['images']['registry']>;

/** Asks for the tags, with the credentials of `platform.yaml`, once. */
async function answers({ repository, credentials }: Registry): Promise<readonly Finding[]> {
  const options = { secret: credentials?.secret, pausesMs: [], signal: AbortSignal.timeout(10_000) };
  await listTags(registrySession(parseRepository(repository), options));
  return [{ about: 'registry', state: 'ok', text: `${repository} answers` }];
}
