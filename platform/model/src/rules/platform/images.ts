import type { Place } from '../../generated/types.ts';
import { writtenPlace } from '../../placement/auto.ts';
import { own } from '../../references/index.ts';
import { at, eachTwin, type Rule } from '../rule.ts';

/** A twin in containers has an image to run in, and the image is written as it is. */
export const workspaceImageIsRight: Rule = {
  ...eachTwin(function* ({ twin }, { catalogue }) {
    const platform = catalogue.platform?.value.spec;
    if (!platform || platform.images.workspace) return;
    const { flavour } = twin.value.spec.infrastructure.workspace;
    if (flavour !== 'container') return;
    const name = writtenPlace(catalogue, twin.value);
    const places = name === undefined ? Object.values(platform.places) : [own(platform.places, name)];
    const needsImage = (place: Place | undefined): boolean => {
      const kind = catalogue.placeKinds?.find((each) => each.name === place?.kind);
      return kind?.workspaceImage === true && place?.settings['image'] === undefined;
    };
    if (!places.some(needsImage)) return;
    yield at(twin, ['spec', 'infrastructure', 'workspace', 'flavour'], {
      code: 'workspace-image-missing',
      message: `${twin.value.metadata.name} runs in containers, but platform.yaml names no image for them`,
      hint: 'Build an image, and commit platform.yaml: dtaas images build --write',
    });
  }),
  *platform(platform) {
    const image = platform.value.spec.images.workspace;
    if (image === undefined || image.digest !== image.id) return;
    yield at(platform, ['spec', 'images', 'workspace', 'id'], {
      code: 'image-id-wrong',
      message: `The id of the workspace image is its digest, ${image.digest}`,
      hint: 'Write the id as dtaas images list shows it.',
    });
  },
};
