export { engineForTests } from '@dtaas/engine/testing/temporary-stack';
