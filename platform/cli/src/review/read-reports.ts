import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyReport, DtaasError } from '@dtaas/model';
import { longestReport, readReport } from '@dtaas/report';
import { reportsUnreadable } from './failures.ts';

export interface ReadReports {
  readonly reports: readonly AnyReport[];
  /** `file` is relative to the folder. */
  readonly damaged: readonly { readonly file: string; readonly why: string }[];
}

/** A pipeline has at most 256 shards. */
const mostFiles = 300;
const mostEntries = 3000;
/** Forges unpack each artifact into a folder of its own. */
const deepest = 3;
const mostBytes = 128 * 1024 * 1024;

/**
 * Reads every `*.json` in a folder and its folders as a report. The jobs of a pull request have written the files, so their names,
 * their sizes and their number may be anything: links are not followed, and what exceeds a limit counts as damaged.
 *
 * @param accepted whether plans are taken; else a plan counts as damaged
 * @throws DtaasError `review-folder-unreadable`
 */
export function readReports(folder: string, accepted: { readonly plans: boolean }): ReadReports {
  const { files, omitted } = reportFiles(folder);
  const reports: AnyReport[] = [];
  const damaged = omitted
    ? [{ file: folder, why: `It has more than ${mostFiles} reports, or too many or unreadable folders.` }]
    : [];
  let free = mostBytes;
  for (const file of files) {
    try {
      const bytes = readUpTo(join(folder, file), Math.min(free, longestReport));
      free -= bytes.length;
      const report = readReport(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (report.kind === 'PlanReport' && !accepted.plans) throw new Unreadable(untrusted);
      reports.push(report);
    } catch (error) {
      damaged.push({ file, why: whyOf(error) });
    }
  }
  return { reports, damaged };
}

/** In the order of their names, which is the same on every machine. */
function reportFiles(folder: string): { readonly files: readonly string[]; readonly omitted: boolean } {
  const files: string[] = [];
  let entries = 0;
  let omitted = false;
  const visit = (path: string, depth: number): void => {
    const found = entriesOf(folder, path);
    if (!found) omitted = true;
    for (const entry of found ?? []) {
      entries += 1;
      const name = join(path, entry.name);
      if (entries > mostEntries || files.length >= mostFiles) omitted = true;
      else if (entry.isDirectory() && depth < deepest) visit(name, depth + 1);
      else if (entry.isDirectory()) omitted = true;
      else if (name.endsWith('.json')) files.push(name);
    }
  };
  visit('', 0);
  return { files, omitted };
}

/** `undefined` for a folder in the folder that can't be read. */
function entriesOf(folder: string, path: string): readonly Dirent[] | undefined {
  try {
    const found = readdirSync(join(folder, path), { withFileTypes: true });
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    if (path === '') throw reportsUnreadable({ folder, cause });
    return undefined;
  }
}

const untrusted = 'It is a plan, and not trusted: plans are read from the folder of --plans alone.';

class Unreadable extends Error {}

/** @throws Unreadable for what is not a plain file, and for one that is too large */
function readUpTo(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) throw new Unreadable('It is not a plain file.');
    if (size > most) throw new Unreadable('It is too large.');
    const bytes = Buffer.alloc(size);
    let read = 0;
    for (let more = 1; more > 0 && read < size; read += more)
      more = readSync(file, bytes, read, size - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function whyOf(error: unknown): string {
  if (error instanceof Unreadable || error instanceof DtaasError) return error.message;
  if (error instanceof TypeError) return 'It is not UTF-8.';
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ELOOP' ? 'It is a link.' : `It could not be opened (${code}).`;
}
