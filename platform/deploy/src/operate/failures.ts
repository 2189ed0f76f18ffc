import { defineError, didYouMean } from '@dtaas/model';

export const placeAnswers = defineError<{ twin: string; place: string }>('place-answers', {
  title: 'The place of the twin answers, so the twin is not abandoned.',
  why: 'An abandoned twin is not saved, and nothing of it is released. That is for a machine that is lost for good.',
  remedy: 'Terminate the twin without `--abandon`.',
  message: ({ twin, place }) => `${twin} was not abandoned, because its place ${place} answers.`,
  hint: ({ twin }) => `To save it and release everything that it uses: dtaas terminate ${twin}`,
});

export const placeNotLost = defineError<{ place: string }>('place-not-lost', {
  title: 'The place answers, so it is not lost.',
  why: 'A twin of a lost place is made elsewhere from its last snapshot. While the place answers, the twin can be saved and moved instead, and loses nothing.',
  remedy:
    'Name another place in twin.yaml, or change `platform.yaml`, and deploy: the twins are then saved and moved.',
  message: ({ place }) => `${place} was not abandoned, because it answers.`,
  hint: () =>
    'To move its twins with their state, name another place for them in twin.yaml or platform.yaml, and run: dtaas deploy',
});

export const placeHoldsNothing = defineError<{ place: string; known: readonly string[] }>(
  'place-holds-nothing',
  {
    title: 'No twin is recorded at the place.',
    why: 'A place is abandoned for the twins that are recorded there, by the name under which they were deployed.',
    remedy: 'Name a place that `dtaas status` shows.',
    message: ({ place, known }) =>
      `No twin is recorded at a place ${place}.${known.length > 0 ? ` Twins are at ${known.join(', ')}.` : ''}`,
    hint: ({ place, known }) => didYouMean(place, known),
  },
);
