import { placeKinds } from '@dtaas/places';
import { type Finding, look } from './finding.ts';
import { judged, unneeded } from './places.ts';

/** The places that this machine offers without `platform.yaml`, as `platform.yaml` would have them judged. */
export async function unnamedPlaces(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<readonly Finding[]> {
  const found = placeKinds.flatMap(({ name: kind, onMachine }): Promise<readonly Finding[]>[] => {
    if (!onMachine) return [];
    const { title: about, settingsFrom } = onMachine;
    const settings = settingsFrom(environment);
    const text = 'The environment names another machine, which is not looked at.';
    if (!settings) return [Promise.resolve([{ about, state: 'absent', text }])];
    return [look(about, () => judged(about, { kind, settings }))];
  });
  return (await Promise.all(found)).flat().map(unneeded);
}
