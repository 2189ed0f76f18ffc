// Brings the workspace image that the user keeps to the engine of the first argument, and prints `{id, bytes}`; bytes are compressed.
import { workspaceImageForTests } from '../../../platform/images/testing/workspace-image.ts';
import { workspaceImage } from '../../../platform/places/testing/docker-engine.ts';

const { image } = workspaceImageForTests() ?? {};
if (!image) throw new Error('no workspace image is kept: dtaas images build');
const id = await workspaceImage(process.argv[2]);
const bytes = image.manifest.size + image.config.size + image.layer.size;
console.log(JSON.stringify({ id, bytes }));
