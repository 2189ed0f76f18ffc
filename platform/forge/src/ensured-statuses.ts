import { ensured } from './ensured.ts';
import type { Status } from './forge.ts';

interface Statuses<Found extends Status> {
  /** The statuses that the commit has now, one of each name. */
  readonly look: () => Promise<readonly Found[]>;
  readonly make: (wanted: Status, found: Found | undefined) => Promise<Found>;
}

/** Looks once, then writes in the given order what differs. Only where an answer got lost does it look again. */
export async function ensuredStatuses<Found extends Status>(
  wanted: readonly Status[],
  { look, make }: Statuses<Found>,
): Promise<void> {
  const before = await look();
  for (const status of wanted) {
    let isFirst = true;
    await ensured<Found>({
      async look() {
        const all = isFirst ? before : await look();
        isFirst = false;
        return all.find(({ name }) => name === status.name);
      },
      isRight: (found) => isSame(found, status),
      make: (found) => make(status, found),
    });
  }
}

function isSame(one: Status, other: Status): boolean {
  const [url, otherUrl] = [one.url ?? '', other.url ?? ''];
  return one.state === other.state && one.description === other.description && url === otherUrl;
}
