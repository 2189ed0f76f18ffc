export { type FarMachine, farMachine, hasSshd } from '../../places/testing/sshd.ts';
