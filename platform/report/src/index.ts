export { exitCodeOf } from './document/outcome.ts';
export { plainLines, plainText } from './document/words.ts';
export { errorReport, errorText } from './render/error.ts';
export { problemsAsAnnotations, problemsAsSarif } from './render/problems.ts';
export {
  announcementText,
  clockText,
  liveChangeText,
  liveText,
  type Readable,
  type RenderOptions,
  render,
  resultText,
} from './render/render.ts';
export { envelope, reportOf } from './reports.ts';
