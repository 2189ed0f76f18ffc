export { affected } from './affected.ts';
export { canonicalJson } from './canonical-json.ts';
export {
  type ContentFile,
  contentByReference,
  contentDigest,
  contentOf,
  isDocumentation,
} from './content.ts';
export { sha256, type VerificationSubject, verificationDigest } from './verification.ts';
