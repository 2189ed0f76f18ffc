import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { attempt, masker, maskingStream, maskKeys, secretFinder } from '@dtaas/processes';
import { noMemoryFolder, secretInState, secretMissing, secretsUnreadable } from '../failures.ts';
import type { Inspect } from '../state/copy-state.ts';
import { type SecretProofs, secretProof } from './proof.ts';

/** `f_type` of statfs(2) for file systems that live in memory. */
const memoryFileSystems = new Set([0x01021994, 0x858458f6]);

/** How many issued secrets of an owner are masked. */
const rememberedIssues = 16;

/**
 * The secrets of one twin: the secrets that its configuration names, resolved at its start, and the secrets that the platform
 * issues itself. They are kept in memory and removed from all output.
 */
export class Secrets {
  readonly #values: ReadonlyMap<string, string>;
  readonly #since = new Date().toISOString();
  /** By owner, the last issued secrets. The status may still have a value that an earlier start sent. */
  readonly #issued = new Map<string, readonly string[]>();
  #masker: (text: string) => string;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
    this.#masker = masker(this.#all());
  }

  readonly mask = (text: string): string => this.#masker(text);

  /** A stream that passes bytes on, with the secrets of now masked. */
  readonly maskedStream = (): Transform => maskingStream(this.#all());

  /** From now on `value`, which the platform made for `owner`, is a secret too. */
  issue(owner: string, value: string): void {
    this.#issued.set(owner, [value, ...(this.#issued.get(owner) ?? [])].slice(0, rememberedIssues));
    this.#masker = masker(this.#all());
  }

  #all(): readonly string[] {
    return [...this.#values.values(), ...[...this.#issued.values()].flat()];
  }

  /** JSON of a value, with the secrets in its texts and keys masked. */
  readonly toJson = (value: unknown): string => {
    return JSON.stringify(value, (_key, each: unknown) => {
      if (typeof each === 'string') return this.mask(each);
      const isRecord = typeof each === 'object' && each !== null && !Array.isArray(each);
      return isRecord ? maskKeys(each, this.mask) : each;
    });
  };

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** ISO 8601 time at which this runner got the secrets; `undefined` if there are none. */
  get since(): string | undefined {
    return this.#values.size === 0 ? undefined : this.#since;
  }

  /** Proves the values to a caller that has the same values. */
  prove(nonce: string): SecretProofs {
    const proofs = [...this.#values].map(([name, value]) => [name, secretProof(name, value, nonce)]);
    return { since: this.#since, proofs: Object.fromEntries(proofs) };
  }

  entries(): readonly (readonly [string, string])[] {
    return [...this.#values];
  }

  /** Checks a file for secrets. @throws DtaasError `secret-in-state` */
  readonly inspect: Inspect = (path) => {
    const isFound = secretFinder(this.#all());
    return (chunk) => {
      if (isFound(chunk)) throw secretInState({ path });
    };
  };

  /**
   * Writes each secret that components may read as a file of its own, in memory.
   *
   * @returns name → file
   */
  writeFiles(names: readonly string[]): {
    readonly files: { readonly [name: string]: string };
    remove(): void;
  } {
    const files: Record<string, string> = {};
    const wanted = names.filter((name) => this.#values.has(name));
    if (wanted.length === 0) return { files, remove: () => {} };
    const folder = mkdtempSync(join(memoryFolder(), 'dtaas-secrets-'));
    for (const name of wanted) {
      const path = join(folder, name);
      writeFileSync(path, this.#values.get(name)!, { mode: 0o400 });
      // The component may run as another user and sees only this file. The folder's mode keeps all others out.
      chmodSync(path, 0o444);
      files[name] = path;
    }
    return { files, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
}

/**
 * Reads the secrets that the deployer passed in `<workspace>/secrets` (a JSON object, or a link to one in memory) and deletes the
 * file. Other secrets come from the environment of the runner.
 *
 * @throws DtaasError `secret-missing` with all missing names
 */
export function resolveSecrets(
  names: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): { readonly values: ReadonlyMap<string, string>; readonly remarks: readonly string[] } {
  const { passed, remarks } = takePassed(join(directory, 'secrets'));
  const values = new Map<string, string>();
  for (const name of names) {
    const given = passed.get(name);
    const value = typeof given === 'string' ? given : environment[name];
    if (value !== undefined) values.set(name, value);
  }
  const missing = names.filter((name) => !values.has(name));
  if (missing.length > 0) throw secretMissing({ names: missing });
  return { values, remarks };
}

function takePassed(path: string): { passed: ReadonlyMap<string, unknown>; remarks: readonly string[] } {
  const real = attempt(() => realpathSync(path));
  if (real === undefined) return { passed: new Map(), remarks: [] };
  const onDisk = 'the secrets were passed on a disk, not in memory: mount a tmpfs at XDG_RUNTIME_DIR';
  const remarks = isInMemory(real) ? [] : [onDisk];
  const text = readFileSync(real, 'utf8');
  rmSync(real);
  rmSync(path, { force: true });
  // The parser's own message would quote the secrets in the runner's log.
  const passed: unknown = attempt(() => JSON.parse(text));
  if (typeof passed !== 'object' || passed === null || Array.isArray(passed))
    throw secretsUnreadable({ path });
  return { passed: new Map(Object.entries(passed)), remarks };
}

function isInMemory(path: string): boolean {
  return memoryFileSystems.has(statfsSync(path).type);
}

/** @throws DtaasError `no-memory-folder` */
export function memoryFolder(): string {
  const folders = [process.env['XDG_RUNTIME_DIR'], '/dev/shm'];
  const found = folders.find((folder) => folder && attempt(() => isInMemory(folder)));
  if (found) return found;
  throw noMemoryFolder();
}
