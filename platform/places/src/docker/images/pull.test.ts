import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRepository, pushImage, registrySession } from '@dtaas/images';
import { debianRegistry, hasDebianRegistry } from '@dtaas/images/testing/debian-registry';
import { smallImage } from '@dtaas/images/testing/small-image';
import { temporaryFolder } from '@dtaas/images/testing/temporary-folder';
import { describe, expect, it } from 'vitest';
import { counterSpec } from '../../../testing/counter-workspace.ts';
import { engineForTests, hasDocker, removeImage } from '../../../testing/docker-engine.ts';
import { ensureImage, findImage } from './at-engine.ts';
import { judgeImages } from './judge-images.ts';
import { pulledAs } from './pull.ts';

const [digest, id] = ['d', '1'].map((digit) => `sha256:${digit.repeat(64)}` as const);
const registry = { repository: 'registry.example/twins/workspace' };

describe('the name by which an engine pulls an image', () => {
  const workspace = { image: { digest: digest!, id: id! } };
  it.each([
    ['that of an image with its registry', `a.example/solver@${digest}`, {}, `a.example/solver@${digest}`],
    ['that of the pushed image of workspaces', id!, { registry }, `${registry.repository}@${digest}`],
    ['unknown without a registry', id!, {}, undefined],
    ['unknown for another id', digest!, { registry }, undefined],
  ])('is %s', (_, image, sources, name) => {
    expect(pulledAs(image, workspace, { environment: {}, ...sources })).toBe(name);
  });
});

describe.skipIf(!(await hasDocker()) || !hasDebianRegistry())('an image in a private registry', () => {
  const secret = 'PLANT_REGISTRY';
  const login = 'ada:correct-horse';
  // The same password, hashed as htpasswd -B does it.
  const hashed = 'ada:$2b$04$q7X4oMvn18xhy5P/racPr.9mgu6/AHqqhW04ZxHD8i03UeUVeXDRO\n';

  it('is pulled with the credentials that platform.yaml names, and with no others', async () => {
    const { client, image: base } = await engineForTests();
    const folder = temporaryFolder();
    const passwords = join(folder, 'passwords');
    writeFileSync(passwords, hashed);
    const address = await debianRegistry(`auth: {htpasswd: {realm: plant, path: ${passwords}}}\n`);
    const store = join(folder, 'images');
    const image = await smallImage(store, `pulled-${Date.now()}`);
    const repository = `${address}/plant/solver`;
    const session = registrySession(parseRepository(repository), {
      secret,
      environment: { [secret]: login },
    });
    await pushImage(image, session, { folder: store, tags: [] });

    const name = `${repository}@${image.digest}`;
    const spec = counterSpec('mill', 3);
    const workspace = {
      ...spec,
      components: {
        counter: { ...spec.components['counter']!, environment: { kind: 'image' as const, image: name } },
      },
    };
    const sourcesWith = (environment: NodeJS.ProcessEnv, credentials = true) => ({
      environment: { DTAAS_STATE_HOME: join(folder, 'none'), ...environment },
      registry: {
        repository: `${address}/plant/workspace`,
        ...(credentials ? { credentials: { secret } } : {}),
      },
    });
    const judged = (sources: ReturnType<typeof sourcesWith>) => judgeImages(client, workspace, base, sources);
    for (const [sources, hint] of [
      [sourcesWith({ [secret]: login }, false), /images\.registry/],
      [sourcesWith({}), /Set the variable PLANT_REGISTRY/],
      [sourcesWith({ [secret]: 'ada:wrong-horse' }), /PLANT_REGISTRY has the right/],
    ] as const) {
      const refusal = await judged(sources);
      expect(refusal).toMatchObject({ code: 'docker-pull-refused', hint: expect.stringMatching(hint) });
      expect(`${refusal?.message}${refusal?.hint}${refusal?.cause}`).not.toMatch(/horse/);
    }

    const sources = sourcesWith({ [secret]: login });
    expect(await judged(sources)).toBeUndefined();
    expect(await findImage(client, name, sources.environment)).toBeUndefined();
    const lines: string[] = [];
    const pulling = { ...sources, onProgress: (line: string) => void lines.push(line) };
    try {
      await ensureImage(client, name, workspace, pulling);
      await ensureImage(client, name, workspace, pulling);
      expect(lines).toEqual([`pulls the image ${name} to ${client.name}`]);
      // Found by its id, too, as platform.yaml may allow it.
      expect(await findImage(client, image.id, sources.environment)).toBeDefined();
      expect(await judged(sourcesWith({}))).toBeUndefined();
    } finally {
      await removeImage(client, image.id);
    }
    const absent = `${repository}@${digest}`;
    await expect(ensureImage(client, absent, workspace, pulling)).rejects.toMatchObject({
      code: 'docker-pull-refused',
      message: expect.stringContaining(absent),
    });
  });
});
