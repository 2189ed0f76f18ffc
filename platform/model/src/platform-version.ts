import manifest from '../package.json' with { type: 'json' };

/** The version of this platform: of all its packages together. What `metadata.needs` is compared with. */
export const platformVersion: string = manifest.version;
