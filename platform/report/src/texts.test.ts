import { describe, expect, it } from 'vitest';
import { examples, now } from '../testing/examples.ts';
import { render } from './index.ts';

// The whole texts stand in `texts/`, so that a change of wording is seen when it is reviewed. After a change:
// `npm test -- platform/report -u`, then read the difference.
describe.each(Object.entries(examples))('%s', (name, report) => {
  it('reads like this on a terminal', async () => {
    await expect(`${render(report, { format: 'text', now })}\n`).toMatchFileSnapshot(`texts/${name}.txt`);
  });

  it('reads like this in a comment', async () => {
    await expect(render(report, { format: 'markdown', now })).toMatchFileSnapshot(`texts/${name}.md`);
  });
});
