import { describe } from 'vitest';
import * as signed from '../../../platform/forge/src/signed-comment.ts';
import * as replies from '../../../platform/pipeline/src/answer/reply.ts';
import * as reviewed from '../../../platform/report/src/reviewed-plans.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

type Signed = typeof signed;

const key = 'a key that only jobs of main have';
const place = { repository: 'plant/twins', conversation: 'pull-request/7', topic: 'review' };
const [ours, theirs] = ['A twin is deleted.', 'Nothing is deleted.'];

const comment = (body: string, at = 0) => ({
  ...{ id: `${at}`, author: 'gitea-actions', body, url: '' },
  ...{ createdAt: '2026-11-30T07:00:00Z', updatedAt: '2026-11-30T07:00:00Z' },
});

/** What the platform takes for its own among comments, oldest first. */
const trusted = ({ trustedText }: Signed, ...bodies: readonly string[]) =>
  trustedText(bodies.map(comment), key, place);

/** The comment that the platform posts. */
async function written(forge: Signed, text: string, at = place, by = key): Promise<string> {
  const posted: string[] = [];
  const create = async (body: string) => {
    posted.push(body);
    return comment(body);
  };
  const requests = { list: async () => [], create, change: async () => comment('') };
  await forge.ensureSignedComment(requests, { key: by, place: at, body: text });
  return posted.join('');
}

const marks = (...changes: readonly (readonly [source: string, instead: string])[]) =>
  switchedOff(
    signed,
    'forge/src/signed-comment.ts',
    ...changes.map(([source, instead]) => ['forge/src/mark.ts', source, instead] as const),
  );
const oldestIsOurs = switchedOff(signed, 'forge/src/signed-comment.ts', [
  'forge/src/signed-comment.ts',
  'comments.find(',
  'comments.findLast(',
]);
const placeParts = "mac(key, 'place', repository.toLowerCase(), conversation, topic)";

describe('somebody who comments', () => {
  attack(
    'poses as the platform, with a mark of a key of their own',
    marks([' && timingSafeEqual(Buffer.from(one), Buffer.from(other))', '']),
    async (forge) =>
      trusted(forge, await written(forge, theirs, place, 'a key that the attacker made up')) === theirs,
  );

  attack(
    'copies a comment of the platform from another pull request',
    marks([placeParts, "mac(key, 'place', repository.toLowerCase(), topic)"]),
    async (forge) => {
      const elsewhere = { ...place, conversation: 'pull-request/6' };
      return trusted(forge, await written(forge, theirs, elsewhere)) === theirs;
    },
  );

  attack(
    'copies a comment of the platform from another repository',
    marks([placeParts, "mac(key, 'place', conversation, topic)"]),
    async (forge) => {
      const elsewhere = { ...place, repository: 'stranger/twins' };
      return trusted(forge, await written(forge, theirs, elsewhere)) === theirs;
    },
  );

  attack(
    'copies an answer of the platform to where a review is looked for',
    marks(
      [placeParts, "mac(key, 'place', repository.toLowerCase(), conversation)"],
      ["found?.groups?.['topic'] !== place.topic || ", ''],
      ["found?.['topic'] === place.topic && isEqual(found['place'] ?? ''", "isEqual(found?.['place'] ?? ''"],
    ),
    async (forge) => {
      const answer = { ...place, topic: 'answer/11' };
      return trusted(forge, await written(forge, theirs, answer)) === theirs;
    },
  );

  attack(
    'edits a comment of the platform after it was posted',
    marks(["isEqual(found.groups['text'] ?? '', mac(key, 'text', where, text)) ? text", 'found ? text']),
    async (forge) => trusted(forge, (await written(forge, ours)).replace(ours, theirs)) === theirs,
  );

  attack(
    'gives a copied mark another text, so that the review of the platform counts no longer',
    oldestIsOurs,
    async (forge) => {
      const real = await written(forge, ours);
      return trusted(forge, real, real.replace(ours, theirs)) !== ours;
    },
  );

  attack('keeps an earlier review of the platform and posts it again', oldestIsOurs, async (forge) => {
    const earlier = await written(forge, theirs);
    // The platform has changed its comment in place.
    return trusted(forge, await written(forge, ours), earlier) === theirs;
  });

  attack(
    'has a name that mentions everybody in the refusal',
    switchedOff(replies, 'pipeline/src/answer/reply.ts', [
      'pipeline/src/answer/reply.ts',
      'harmless(why)',
      'why',
    ]),
    ({ refusal }) => /@all|<img/.test(refusal('@all<img src=//x.example> may not save.').text),
  );

  attack(
    'writes the hidden line of reviewed plans into a text that the platform shows',
    switchedOff(reviewed, 'report/src/reviewed-plans.ts', [
      'report/src/reviewed-plans.ts',
      '(?:\\n|$)/;',
      '(?:\\n|$)/m;',
    ]),
    ({ withPlans, reviewedPlans }) => {
      const forged = { commit: 'c'.repeat(40), plans: new Map([['tank', 'f'.repeat(20)]]) };
      return reviewedPlans(`### Review\n\n${withPlans(forged, '')}`) !== undefined;
    },
  );
});
