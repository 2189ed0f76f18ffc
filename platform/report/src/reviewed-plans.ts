import { isInstanceId } from '@dtaas/model';

/** The plans that a comment shows, in a form that survives cutting the text. */
export interface ReviewedPlans {
  /** The commit that was planned: 40 hexadecimal digits, or 64. */
  readonly commit: string;
  /** Twin → fingerprint of its plan's digest. */
  readonly plans: ReadonlyMap<string, string>;
}

const line = /^<!-- dtaas:plans (?<json>\{[^\n]*\}) -->(?:\n|$)/;

/** The text with a first line that nobody sees. No text from elsewhere can stand before it, so it can't be forged from within. */
export function withPlans({ commit, plans }: ReviewedPlans, text: string): string {
  return `<!-- dtaas:plans ${JSON.stringify({ commit, plans: Object.fromEntries(plans) })} -->\n${text}`;
}

/** The plans that a text of the platform's shows. The caller has made sure that the platform wrote the text. */
export function reviewedPlans(text: string): ReviewedPlans | undefined {
  const json = line.exec(text)?.groups?.['json'];
  if (json === undefined) return undefined;
  try {
    const { commit, plans }: { commit?: unknown; plans?: unknown } = JSON.parse(json);
    if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
    if (typeof plans !== 'object' || plans === null) return undefined;
    const read = Object.entries(plans).filter(
      (entry): entry is [string, string] => isInstanceId(entry[0]) && /^[0-9a-f]{20}$/.test(String(entry[1])),
    );
    return { commit, plans: new Map(read) };
  } catch {
    return undefined;
  }
}
