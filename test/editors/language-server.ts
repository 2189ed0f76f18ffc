import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Completions {
  readonly items: readonly { readonly label: string }[];
}

/** The language server that VS Code's YAML extension runs, as that extension starts it for one folder. */
export interface LanguageServer {
  /** Opens a text under a path of the folder. Answers what the server says about the text. */
  diagnose(path: string, text: string): Promise<readonly Diagnostic[]>;
  /** The names that the server offers at a place of an open text, both counted from 0. */
  complete(path: string, line: number, character: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param settings the content of `.vscode/settings.json` */
export async function startLanguageServer(
  folder: string,
  settings: { readonly [name: string]: unknown },
): Promise<LanguageServer> {
  const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const connection = rpc.createMessageConnection(server.stdout, server.stdin);
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) =>
      section === 'yaml' ? { ...sectionOf(settings), schemaStore: { enable: false } } : null,
    ),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const root = pathToFileURL(folder).href;
  const uriOf = (path: string): string => `${root}/${path}`;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'folder' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { completion: {} },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    diagnose: (path, text) =>
      new Promise((resolve) => {
        waiting.set(uriOf(path), resolve);
        void connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri: uriOf(path), languageId: 'yaml', version: 1, text },
        });
      }),
    complete: async (path, line, character) => {
      const { items } = await connection.sendRequest<Completions>('textDocument/completion', {
        textDocument: { uri: uriOf(path) },
        position: { line, character },
      });
      return items.map(({ label }) => label);
    },
    close: async () => {
      connection.dispose();
      server.kill();
      await ended;
    },
  };
}

/** VS Code passes `{"yaml.schemas": …}` as `{schemas: …}` when the server asks for the section `yaml`. */
function sectionOf(settings: { readonly [name: string]: unknown }): object {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([name]) => name.startsWith('yaml.'))
      .map(([name, value]) => [name.slice('yaml.'.length), value]),
  );
}
