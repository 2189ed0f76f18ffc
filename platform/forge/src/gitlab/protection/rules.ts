import { fields, flag, list, number, optional, type Reader, text } from '../answers.ts';

/** Somebody who may push to, merge into or create what a rule names: people of a level, or one key, person or group. */
export interface Access {
  readonly id: number;
  /** 0 is nobody. Undefined for a key, a person or a group. */
  readonly level: number | undefined;
  readonly deployKey: number | undefined;
}

/** A protected branch or tag. Its name may have wildcards; on GitLab, `*` matches `/`, too. */
export interface Rule {
  readonly name: string;
  /** For tags: to create. */
  readonly push: readonly Access[];
  readonly merge: readonly Access[];
  readonly forcePush: boolean;
}

const access: Reader<Access> = (value, at) => {
  const read = fields({ id: number, access_level: optional(number), deploy_key_id: optional(number) })(
    value,
    at,
  );
  return {
    id: read.id,
    level: read.deploy_key_id === undefined ? read.access_level : undefined,
    deployKey: read.deploy_key_id,
  };
};

export const branchRule: Reader<Rule> = (value, at) => {
  const read = fields({
    name: text,
    push_access_levels: list(access),
    merge_access_levels: list(access),
    allow_force_push: flag,
  })(value, at);
  return {
    name: read.name,
    push: read.push_access_levels,
    merge: read.merge_access_levels,
    forcePush: read.allow_force_push,
  };
};

export const tagRule: Reader<Rule> = (value, at) => {
  const read = fields({ name: text, create_access_levels: list(access) })(value, at);
  return { name: read.name, push: read.create_access_levels, merge: [], forcePush: false };
};

export const isNobody = ({ level }: Access): boolean => level === 0;

/** Those who are allowed something. */
export const somebody = (accesses: readonly Access[]): readonly Access[] =>
  accesses.filter((one) => !isNobody(one));

export function namesBranch(pattern: string, branch: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(branch);
}

/**
 * A rule's second name while the rule itself is made anew, for what the free edition can't change in place: it names the same branches and lets nobody
 * push, so that there is no moment without protection. Nobody else would call a rule so.
 */
export const guardOf = (name: string): string => `${name}**`;
