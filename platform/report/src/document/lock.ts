import type { Report } from '../reports.ts';
import { type Block, type Document, line } from './document.ts';
import { command, say, toned } from './words.ts';

/** Which twins of a pull request need a lock, and how somebody gets it who has only a browser. */
export function lockBlocks(
  check: Report<'CheckReport'> | undefined,
  plan: Report<'PlanReport'> | undefined,
): readonly Block[] {
  const texts = plan?.locks ?? [];
  const problems = (check?.problems ?? []).flatMap(({ code, file }) => {
    const [, twin] = /^twins\/([^/]+)\//.exec(file) ?? [];
    return twin !== undefined && (code === 'lock-missing' || code === 'lock-stale') ? [{ twin, code }] : [];
  });
  const missing = new Set(problems.flatMap(({ twin, code }) => (code === 'lock-missing' ? [twin] : [])));
  const twins = new Set([...problems, ...texts].map(({ twin }) => twin));
  if (twins.size === 0) return [];
  const lines = [...twins].map((twin) => {
    const name = toned('strong', say`${twin}`);
    return line(
      missing.has(twin)
        ? say`${name} has no twin.lock.`
        : say`The twin.lock of ${name} does not fit the files.`,
    );
  });
  return [
    ...lines,
    line(say`To have them written to the branch, comment ${command('/dtaas lock')}.`),
    ...(texts.length > 0 ? [textsToPaste(texts)] : []),
  ];
}

/** The platform cannot write to a fork. */
function textsToPaste(texts: NonNullable<Report<'PlanReport'>['locks']>): Block {
  return {
    kind: 'section',
    head: say`If the branch is in a fork, paste these texts`,
    isFolded: true,
    details: texts.flatMap(({ file, text }): readonly Block[] => [
      line(say`${file}:`),
      { kind: 'output', lines: text.trimEnd().split('\n') },
    ]),
  };
}

type Locked = Report<'LockReport'>['twins'][number];

/** What `dtaas lock` did, a section for each twin that it wrote or refused. */
export function lockDocument({ twins, commit }: Report<'LockReport'>): Document {
  const blocks = twins.map(lockBlock);
  return {
    title: say`Locks`,
    blocks: [
      ...(blocks.length > 0 ? blocks : [line(say`There are no twins to lock.`)]),
      ...(commit === undefined ? [] : [line(say`Commit ${commit} has the new locks.`)]),
    ],
  };
}

function lockBlock({ twin, outcome, references }: Locked): Block {
  const name = toned('strong', say`${twin}`);
  switch (outcome) {
    case 'unchanged':
      return line(say`${name}: twin.lock is up to date`);
    case 'whole':
      return line(say`${name}: this clone has all versions in twin.lock`);
    case 'written':
      return {
        kind: 'section',
        head: say`${name}: twin.lock written`,
        details: versionsOf(references),
        open: true,
      };
    case 'refused':
    case 'lacking': {
      const what = outcome === 'lacking' ? say`this clone lacks versions in twin.lock` : say`not locked`;
      const head = say`${name}: ${what}. For details: ${command(`dtaas check twins/${twin}`)}`;
      const lost = references.filter(({ version }) => version === undefined);
      const details = lost.map(({ reference, range }) => line(say`${reference} ${range}: no such version`));
      return { kind: 'section', head, details, open: true };
    }
  }
}

/** Each version once: a twin may use an asset several times. */
function versionsOf(references: Locked['references']): readonly Block[] {
  const different = new Map(references.map((each) => [`${each.reference} ${each.range}`, each]));
  return [...different.values()].map(({ reference, range, version, digestBefore, digest }) => {
    const changed =
      digestBefore && digest ? say`, digest ${digestBefore.slice(0, 12)} → ${digest.slice(0, 12)}` : [];
    return line(say`${reference} ${range} → ${version}${changed}`);
  });
}
