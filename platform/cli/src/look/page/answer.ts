import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { platformFile } from '@dtaas/processes';
import { errorReport } from '@dtaas/report';
import { listState, readState } from './component-files.ts';
import type { PageTwin } from './page-twin.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** The browser saves the answer under this name. */
  readonly saveAs?: string;
}

const installed = createRequire(import.meta.url);

/** The files of the page itself: path → type and file. */
const files: { readonly [path: string]: readonly [type: string, file: () => string] } = {
  '': ['text/html', () => platformFile('cli/page/page.html')],
  'page.css': ['text/css', () => platformFile('cli/page/page.css')],
  'page.js': ['text/javascript', () => platformFile('cli/page/page.js')],
  'xterm.css': ['text/css', () => installed.resolve('@xterm/xterm/css/xterm.css')],
  'xterm.js': ['text/javascript', () => installed.resolve('@xterm/xterm')],
};

/** Answers a request to the page of a twin. */
export async function answer(twin: PageTwin, path: string, query: URLSearchParams): Promise<Answer> {
  try {
    if (Object.hasOwn(files, path)) {
      const [type, file] = files[path]!;
      return { status: 200, type: `${type}; charset=utf-8`, body: await readFile(file()) };
    }
    return await answerData(twin, path, (name) => query.get(name) ?? '');
  } catch (error) {
    return json(errorReport(error), 409);
  }
}

/** How many lines of the logs are shown. */
const tail = 500;

async function answerData(twin: PageTwin, path: string, given: (name: string) => string): Promise<Answer> {
  switch (path) {
    case 'now':
      return json(await twin.now());
    case 'logs':
      return json({ lines: await twin.logs(tail) });
    case 'files':
      return json({ files: await listState(twin, given('component')) });
    case 'file':
      return file(given('path'), await readState(twin, given('component'), given('path')));
    default:
      return text(404, 'There is nothing here.');
  }
}

function file(path: string, read: Awaited<ReturnType<typeof readState>>): Answer {
  if (read === 'none') return text(404, 'This file does not exist, or its path has a link in it.');
  if (read === 'long') return text(413, 'The file has more than 8 MiB. Copy it with dtaas exec.');
  const saveAs = path.slice(path.lastIndexOf('/') + 1);
  return { status: 200, type: 'application/octet-stream', body: read, saveAs };
}

function json(value: object, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

export function text(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}
