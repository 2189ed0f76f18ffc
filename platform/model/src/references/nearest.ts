import { distance } from 'fastest-levenshtein';

/** The candidate that a person most likely meant by `text`, or undefined where none is near. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  // A third of the letters may be wrong, not counting folders: further away, a suggestion confuses more than it helps.
  const name = text.slice(text.lastIndexOf('/') + 1);
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === text) return candidate;
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const edits = editsBetween(wanted, candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** Two letters that changed places are one slip. */
function editsBetween(text: string, candidate: string): number {
  const edits = distance(text, candidate);
  return edits === 2 && sorted(text) === sorted(candidate) ? 1 : edits;
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** The asset or twin that a person most likely meant, whose folder may be left out or taken for another. */
export function nearestReference(text: string, references: Iterable<string>): string | undefined {
  const isTwin = text.startsWith('twins/');
  const candidates = [...references].filter((reference) => reference.startsWith('twins/') === isTwin);
  return nearestPath(text.replace(/@.*|\/$/, ''), candidates);
}

/** The path that a person most likely meant: one written alike, else those of that name in other folders. */
export function nearestPath(text: string, paths: readonly string[]): string | undefined {
  const near = nearest(text, paths);
  if (near !== undefined) return near;
  const name = nearest(nameIn(text), paths.map(nameIn));
  const named = paths.filter((path) => nameIn(path) === name);
  return named.length === 0 ? undefined : named.slice(0, 3).join(' or ');
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A hint for an unknown name: the nearest candidate, else a short list of the candidates. */
export function didYouMean(text: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const near = nearest(text, all);
  if (near !== undefined) return `Did you mean ${near}?`;
  if (all.length === 0) return 'There are no names to choose from.';
  const shown = all.slice(0, 8).sort();
  return `There ${all.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${all.length > 8 ? ' and more' : ''}.`;
}
