import { counterPlatform } from './counter.ts';
import { eventually } from './machine.ts';

const program = `import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const { endpoints } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
createServer((_request, response) => response.end('a page')).listen(endpoints.web, '127.0.0.1');
process.stdin.resume().on('end', () => process.exit());
`;

/** A twin with a web page on this port of its network, and what the twin exposes. */
export function pagePlatform(port: number, expose: string): Readonly<Record<string, string>> {
  const { 'platform.yaml': platform = '' } = counterPlatform();
  return {
    'platform.yaml': platform,
    'assets/tools/page/asset.yaml': `apiVersion: dtaas/v1
kind: Tool
metadata: {name: page, version: 1.0.0, license: MIT}
spec:
  run: {command: [node, main.mjs], endpoints: {web: ${port}}}
`,
    'assets/tools/page/main.mjs': program,
    'twins/board/twin.yaml': twinWithPage('board', expose),
  };
}

export function twinWithPage(name: string, expose: string): string {
  return `apiVersion: dtaas/v1
kind: Twin
metadata: {name: ${name}, version: 1.0.0, license: MIT}
spec:
  assets: {page: {asset: tools/page, version: ^1}}
  infrastructure: {expose: ${expose}}
`;
}

/** What `dtaas status --format json` says of a twin, as far as tests of endpoints ask. */
export interface Status {
  readonly twins: readonly {
    readonly health: string;
    readonly reasons: readonly string[];
    readonly exposed?: { readonly [name: string]: { readonly url: string; readonly isOpen: boolean } };
  }[];
}

/** What a page answers, once it does. */
export function page(url: string): Promise<string> {
  return eventually(() =>
    fetch(url).then(
      (answer) => answer.text(),
      () => undefined,
    ),
  );
}

export const refuses = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );
