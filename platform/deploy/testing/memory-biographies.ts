import { type BiographyEntry, checkedInstanceId, DtaasError, type JsonObject } from '@dtaas/model';
import { repositoryErrors } from '@dtaas/repository';
import type { Biographies, Tip } from '../src/world.ts';

export interface MemoryBiographies extends Biographies {
  /** All entries by twin, oldest first. */
  readonly all: Map<string, BiographyEntry[]>;
  readonly latest: Map<string, Tip>;
  /** Twins whose tip can't be read. */
  readonly spoilt: Set<string>;
}

/** Entries of two clones must not have the same id. */
let count = 0;

/** Biographies in memory. `testing/biographies-contract.ts` holds them and those in git to the same promises. */
export function memoryBiographies(now: () => Date): MemoryBiographies {
  const all = new Map<string, BiographyEntry[]>();
  const latest = new Map<string, Tip>();
  const spoilt = new Set<string>();
  return {
    all,
    latest,
    spoilt,
    async twins() {
      return [...latest.keys()];
    },
    async tips() {
      const unreadable = new Map([...spoilt].map((twin) => [twin, invalid(twin)]));
      return { tips: new Map([...latest].filter(([twin]) => !spoilt.has(twin))), unreadable };
    },
    async tip(twin) {
      if (spoilt.has(checkedInstanceId(twin))) throw invalid(twin);
      return latest.get(twin);
    },
    async entries(twin, limit) {
      return [...(all.get(checkedInstanceId(twin)) ?? [])].reverse().slice(0, limit);
    },
    async append({ twin, event, summary, body = '', trailers, files }, expected) {
      const before = latest.get(checkedInstanceId(twin));
      if (before?.id !== expected) throw repositoryErrors.stateMoved({ twin });
      const parsed = Object.entries(files).map(([name, text]) => [name, parse(twin, text)]);
      const id = String(++count).padStart(8, '0');
      latest.set(twin, { ...before, id, ...Object.fromEntries(parsed) } as Tip);
      const subject = `${event}: ${summary}`;
      const entry = { id, at: now().toISOString(), event, subject, body, trailers };
      all.set(twin, [...(all.get(twin) ?? []), entry]);
      return id;
    },
  };
}

function parse(twin: string, text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Refused below.
  }
  throw invalid(twin);
}

function invalid(twin: string): DtaasError {
  return new DtaasError({ code: 'state-invalid', message: `The state of ${twin} is no object.`, hint: '' });
}
