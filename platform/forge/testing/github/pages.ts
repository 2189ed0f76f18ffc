import type { Answer } from './api/call.ts';

/** One page of an answer, with the `Link` header. GitHub's have 30 entries unless asked for. */
export function cut(
  answer: Answer,
  query: URLSearchParams,
  address: string,
  longest: number,
): Answer & { readonly link?: string } {
  const size = Math.min(longest, Math.max(1, Number(query.get('per_page') ?? 30)));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const all = listOf(answer);
  const body = withList(answer, all.slice((page - 1) * size, page * size));
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, relation: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(target));
    return `<${address}?${parameters}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return { ...answer, body, ...(links.length > 0 ? { link: links.join(', ') } : {}) };
}

function listOf({ body, list }: Answer): readonly unknown[] {
  return (list === undefined ? body : Object(body)[list]) as readonly unknown[];
}

function withList({ body, list }: Answer, items: readonly unknown[]): unknown {
  return list === undefined ? items : { ...Object(body), [list]: items };
}
