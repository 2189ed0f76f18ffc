// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.
import type { Validator } from '../document/schema/validator.ts';

export declare const validateAsset: Validator;
export declare const validateTwin: Validator;
export declare const validateLock: Validator;
export declare const validatePlatform: Validator;
export declare const validateSnapshotManifest: Validator;
export declare const validateDesired: Validator;
export declare const validateFirstDesired: Validator;
export declare const validateCheckpoint: Validator;
export declare const validateRecordedStatus: Validator;
export declare const validateRunManifest: Validator;
export declare const validateBatchCase: Validator;
