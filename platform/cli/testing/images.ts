export { memoryRegistry } from '../../images/testing/registry.ts';
export { smallImage } from '../../images/testing/small-image.ts';
