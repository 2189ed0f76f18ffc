export { canonicalJson, sha256, type VerificationSubject, verificationDigest } from './canonical-json.ts';
export { type ContentFile, contentDigest, filesByReference, filesOf } from './content.ts';
export {
  contentFiles,
  documentationOf,
  isDocumentation,
  usualDocumentation,
} from './documentation.ts';
export * from './git-objects.ts';
