// Which acceptance suites there are: the table in docs/testing.md is the only list.

/** A row: `| kill | what for | needs | 6.5 | platform/deploy/src/reconcile/kills/kill.acceptance.test.ts |`. */
const row =
  /^\| `(?<name>[a-z-]+)` \| (?<purpose>[^|]+) \| (?<needs>[^|]+) \| (?<minutes>[\d.]+) \| `(?<file>[^`]+\.acceptance\.test\.ts)` \|$/gm;

/** The suites that docs/testing.md lists, in its order. */
export function suitesIn(text) {
  return [...text.matchAll(row)].map(({ groups }) =>
    Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, value.trim()])),
  );
}
