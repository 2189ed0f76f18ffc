import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';

/** A new key that signs comments. */
export function newMarkKey(): string {
  return randomBytes(32).toString('hex');
}

/** A key pair of SSH. */
interface KeyPair {
  /** A line as in `authorized_keys`. */
  readonly publicKey: string;
  /** A file as OpenSSH keeps it, without a passphrase. It stays in memory. */
  readonly privateKey: string;
}

/**
 * A new Ed25519 key pair. Node has no writer of OpenSSH's format, and OpenSSH before 9.6 reads no other for Ed25519:
 * https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key
 */
export function newKeyPair(comment: string): KeyPair {
  const { d: seed = '', x: point = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const [privatePart, publicPart] = [Buffer.from(seed, 'base64url'), Buffer.from(point, 'base64url')];
  const type = text('ssh-ed25519');
  const publicBlob = Buffer.concat([type, text(publicPart)]);
  const check = number(randomInt(2 ** 32));
  const secret = Buffer.concat([
    ...[check, check, type, text(publicPart)],
    ...[text(Buffer.concat([privatePart, publicPart])), text(comment)],
  ]);
  const padding = Buffer.from(Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, at) => at + 1));
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[text('none'), text('none'), text(''), number(1)],
    ...[text(publicBlob), text(Buffer.concat([secret, padding]))],
  ]);
  const lines = file.toString('base64').match(/.{1,70}/g) ?? [];
  return {
    publicKey: `ssh-ed25519 ${publicBlob.toString('base64')} ${comment}`,
    privateKey: `${['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----'].join('\n')}\n`,
  };
}

/** `string` of RFC 4251: its length, then its bytes. */
function text(value: string | Buffer): Buffer {
  const content = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([number(content.length), content]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
