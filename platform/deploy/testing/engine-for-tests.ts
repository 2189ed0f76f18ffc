export { engineForTests } from '../../places/testing/temporary-stack.ts';
