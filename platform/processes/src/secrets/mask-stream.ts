import { PassThrough, Transform } from 'node:stream';
import { after, type Timer } from '../timers.ts';
import { beginningAtEnd, formsOf } from './mask.ts';

/** How long bytes are held back that may be the beginning of a secret: a person who types sees each key at once. */
const patienceMs = 50;

/** A stream that passes bytes on and masks secrets, also across chunks that come within 50 ms. */
export function maskingStream(secrets: readonly string[]): Transform {
  // As latin1, each character of a text is one byte, so that bytes which are no text stay as they are.
  const forms = secrets
    .flatMap(formsOf)
    .map((form) => Buffer.from(form).toString('latin1'))
    .sort((a, b) => b.length - a.length);
  if (forms.length === 0) return new PassThrough();
  let held = '';
  let timer: Timer | undefined;
  const release = (): void => {
    stream.push(Buffer.from(held, 'latin1'));
    held = '';
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer?.cancel();
      const text = held + chunk.toString('latin1');
      const masked = forms.reduce((before, form) => before.replaceAll(form, '***'), text);
      const cut = masked.length - Math.max(...forms.map((form) => beginningAtEnd(masked, form)));
      held = masked.slice(cut);
      timer = held === '' ? undefined : after(patienceMs, release);
      done(null, Buffer.from(masked.slice(0, cut), 'latin1'));
    },
    flush(done) {
      timer?.cancel();
      done(null, Buffer.from(held, 'latin1'));
    },
    destroy(error, done) {
      timer?.cancel();
      done(error);
    },
  });
  return stream;
}
