export { affected } from './affected.ts';
export { canonicalJson } from './canonical-json.ts';
export { type ContentFile, contentDigest, filesByReference, filesOf, isDocumentation } from './content.ts';
export { gitBlobId } from './git-blob.ts';
export { gitTreeId } from './git-tree.ts';
export { sha256, type VerificationSubject, verificationDigest } from './verification.ts';
