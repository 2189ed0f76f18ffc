// Bundled into dist/mqtt.mjs, so that an author has nothing to install.
export { connectAsync } from 'mqtt';
