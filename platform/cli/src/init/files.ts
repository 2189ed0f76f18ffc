import type { Platform } from '@dtaas/model';
import { type Document, parseDocument } from 'yaml';
import type { StateHome } from './state-home.ts';

/** What `dtaas init` says in `platform.yaml`. */
export interface PlatformWords {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  /** Where the twins' state lives. */
  readonly state: StateHome;
  /** A server that nobody knows without this file. */
  readonly forge?: NonNullable<Platform['spec']['forges']>[number] | undefined;
}

/** The text of a `platform.yaml` with these words. All else stays, comments included; a text that says so already stays as it is. */
export function withWords(text: string, { name, title, organisation, state, forge }: PlatformWords): string {
  const document = parseDocument(text);
  const wanted: readonly (readonly [path: readonly string[], value: string | boolean])[] = [
    [['metadata', 'name'], name],
    [['metadata', 'title'], title],
    [['spec', 'organisation'], organisation],
    ...Object.entries(state).map(([field, value]) => [['spec', 'state', field], value] as const),
    [['spec', 'state', 'push'], true],
  ];
  const changed = wanted.filter(([path, value]) => set(document, path, value));
  const isNamed = forge === undefined || namesForge(document, forge.url);
  if (!isNamed) document.addIn(['spec', 'forges'], document.createNode(forge, { flow: true }));
  if (changed.length === 0 && isNamed) return text;
  return document.toString({ lineWidth: 0, flowCollectionPadding: text.includes('{ ') });
}

function set(document: Document, path: readonly string[], value: string | boolean): boolean {
  if (document.getIn(path) === value) return false;
  document.setIn(path, value);
  return true;
}

function namesForge(document: Document, url: string): boolean {
  const { spec } = document.toJS() as { spec?: { forges?: readonly { url?: string }[] } };
  if (spec?.forges !== undefined) return spec.forges.some((forge) => forge.url === url);
  document.setIn(['spec', 'forges'], document.createNode([]));
  return false;
}

/** Files of pipelines that have the number of shards, and how they write it. */
const shardsIn: Readonly<Record<string, readonly [line: RegExp, write: (shards: number) => string]>> = {
  '.github/workflows/pull-request.yml': [
    /(?<=^ +shard: )\[[\d, ]+\]/m,
    (shards) => `[${Array.from({ length: shards }, (_, at) => at + 1).join(', ')}]`,
  ],
  '.gitlab-ci.yml': [/(?<=^ +parallel: (?:&\w+ )?)\d+/m, String],
};

export const pipelineFiles: readonly string[] = Object.keys(shardsIn);

/** The text of a pipeline's file that verifies in this many parts. Undefined if the file does not verify in parts. */
export function withShards(path: string, text: string, shards: number): string | undefined {
  const [line, write] = shardsIn[path] ?? [];
  if (line === undefined || write === undefined || !line.test(text)) return undefined;
  return text.replace(line, write(shards));
}
