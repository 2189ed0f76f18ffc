export { readCases, type WrittenCase } from './cases.ts';
export {
  parseRunManifest,
  printRunManifest,
  type RunRecord,
  runManifestFile,
} from './manifest.ts';
export { derivedSeed, largestSeed } from './seeds.ts';
export {
  missingParameters,
  readSettings,
  type Settings,
  settingOf,
  settingsDocument,
  unitsIn,
} from './settings.ts';
