import manifest from '../package.json' with { type: 'json' };

/** The version of this platform, which all its packages share. `metadata.needs` is compared with it. */
export const platformVersion: string = manifest.version;
