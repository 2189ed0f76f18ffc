import { defineError } from '@dtaas/model';

export const placeAnswers = defineError<{ twin: string; place: string }>('place-answers', {
  title: 'The place of the twin answers, so the twin is not abandoned.',
  why: 'An abandoned twin is not saved, and nothing of it is released. That is for a machine that is lost for good.',
  remedy: 'Terminate the twin without `--abandon`.',
  message: ({ twin, place }) => `${twin} was not abandoned, because its place ${place} answers.`,
  hint: ({ twin }) => `To save it and release everything that it uses: dtaas terminate ${twin}`,
});
