export { exitCodeOf } from './document/outcome.ts';
export { errorReport, errorText } from './render/error.ts';
export { problemsAsAnnotations } from './render/github.ts';
export { plainLines, plainText } from './render/plain-text.ts';
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
export { problemsAsSarif } from './render/sarif.ts';
export { envelope, reportOf } from './reports.ts';
