import type { Line, Tone } from './words.ts';

const tones: { readonly [word: string]: Tone } = {
  Healthy: 'good',
  Completed: 'good',
  Synced: 'good',
  Progressing: 'busy',
  Suspended: 'calm',
  Degraded: 'bad',
  Missing: 'warning',
  Terminated: 'faint',
  OutOfSync: 'warning',
};

/** A word of health or sync in its tone. */
export function shaded(word: string): Line {
  const tone = tones[word];
  return [tone ? { role: 'words', text: word, tone } : { role: 'data', text: word }];
}
