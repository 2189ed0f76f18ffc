import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DtaasError } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { debianRegistry, hasDebianRegistry } from '../../testing/debian-registry.ts';
import { memoryRegistry } from '../../testing/registry.ts';
import { smallImage } from '../../testing/small-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { pushImage } from './push.ts';
import { parseRepository } from './repository.ts';
import { registrySession } from './session.ts';
import { listTags } from './tags.ts';

const hasRegistry = hasDebianRegistry();
const registries = [
  { name: 'in memory', start: async () => (await memoryRegistry()).address, isMissing: false },
  { name: "Debian's docker-registry", start: () => debianRegistry(), isMissing: !hasRegistry },
];

describe.each(registries)('a registry: $name', ({ start, isMissing }) => {
  const at = (address: string) =>
    registrySession(parseRepository(`${address}/twins/workspace`), { pausesMs: [] });

  it.skipIf(isMissing)('takes an image, which can be found by its digest and by its tags', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    const address = await start();
    const session = at(address);
    expect(await listTags(session)).toEqual([]);
    const pushed = await pushImage(image, session, { folder, tags: ['v1', 'latest'] });
    expect(pushed).toEqual({
      reference: `${address}/twins/workspace@${image.digest}`,
      digest: image.digest,
      id: image.id,
      tags: ['v1', 'latest'],
      sent: [image.layer, image.config],
    });
    const byDigest = await fetch(`http://${address}/v2/twins/workspace/manifests/${image.digest}`, {
      method: 'HEAD',
      headers: { accept: image.manifest.mediaType },
    });
    expect(byDigest.status).toBe(200);
    const { digest } = image;
    expect(await listTags(session)).toEqual([
      { tag: 'latest', digest },
      { tag: 'v1', digest },
    ]);
  });

  it.skipIf(isMissing)('gets no blob a second time', async () => {
    const folder = temporaryFolder();
    const [first, second] = [await smallImage(folder, 'first'), await smallImage(folder, 'second')];
    const session = at(await start());
    await pushImage(first, session, { folder });
    expect((await pushImage(first, session, { folder })).sent).toEqual([]);
    expect((await pushImage(second, session, { folder })).sent).toEqual([second.layer, second.config]);
  });
});

it.each(['', 'a b', '../latest', 'v1?x', '-v', 'a'.repeat(129)])(
  'refuses the tag %j before it asks',
  async (tag) => {
    const folder = temporaryFolder();
    const registry = await memoryRegistry();
    const session = registrySession(parseRepository(`${registry.address}/w`));
    const pushed = pushImage(await smallImage(folder), session, { folder, tags: ['v1', tag] });
    await expect(pushed).rejects.toMatchObject({ code: 'image-tag-malformed' });
    expect(registry.requests).toEqual([]);
  },
);

describe.skipIf(!hasRegistry)("Debian's docker-registry with a password", () => {
  // By bcrypt, for the user ada: secret:1
  const line = 'ada:$2b$05$DcQecNnn4XAMLujgZZWhoejy/UnUvujiIWapt//GAYL3AOvnCljUy';

  it.each([
    ['takes an image with the right one', 'ada:secret:1', undefined],
    ['refuses a wrong one', 'ada:secret:2', 'registry-unauthorized'],
    ['refuses one without a user', 'secret', 'registry-unauthorized'],
    ['refuses none', '', 'registry-unauthorized'],
  ])('%s', async (_what, value, code) => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    writeFileSync(join(folder, 'htpasswd'), `${line}\n`);
    const address = await debianRegistry(`auth: {htpasswd: {realm: r, path: ${join(folder, 'htpasswd')}}}\n`);
    const session = registrySession(parseRepository(`${address}/w`), {
      secret: 'REGISTRY',
      environment: { REGISTRY: value },
      pausesMs: [],
    });
    const pushed = pushImage(image, session, { folder }).catch((error: DtaasError) => error);
    expect(await pushed).toMatchObject(code ? { code } : { digest: image.digest });
  });
});
