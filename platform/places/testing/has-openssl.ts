export { hasOpenssl } from '../../runner/testing/has-openssl.ts';
