/**
 * The commit by which a branch got another commit: the oldest on the branch's line of first parents that contains it. A merge, or the commit itself.
 *
 * @param tip the branch's newest commit
 * @param parents of each commit that the branch contains and `commit` does not
 * @returns undefined if the branch does not contain `commit`
 */
export function bringing(
  tip: string,
  parents: ReadonlyMap<string, readonly string[]>,
  commit: string,
): string | undefined {
  const line: string[] = [];
  let at: string | undefined = tip;
  for (; at !== undefined && parents.has(at); at = parents.get(at)?.[0]) line.push(at);
  if (at === commit) return commit;
  const containing = descendants(parents, commit);
  return line.findLast((one) => containing.has(one));
}

function descendants(parents: ReadonlyMap<string, readonly string[]>, commit: string): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const [child, its] of parents)
    for (const parent of its) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = new Set<string>();
  const open = [commit];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const more = (children.get(at) ?? []).filter((child) => !found.has(child));
    for (const child of more) found.add(child);
    open.push(...more);
  }
  return found;
}
