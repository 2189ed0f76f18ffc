export { affected } from './affected.ts';
export { canonicalJson } from './canonical-json.ts';
export { type ContentFile, contentDigest, filesByReference, filesOf } from './content.ts';
export {
  contentFiles,
  documentationOf,
  isDocumentation,
  usualDocumentation,
} from './documentation.ts';
export { type GitHash, gitBlobId, gitObjectHash } from './git-blob.ts';
export { gitTreeId } from './git-tree.ts';
export { sha256, verificationDigest } from './verification.ts';
