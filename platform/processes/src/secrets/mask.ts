/** Shorter values are in many texts by chance, and digits are in many measurements. */
const shortest = 6;
const shortestNumber = 12;

/** The forms of a secret that a text may have: the value, its parts, and these as JSON, base64, hex and in a URL. */
export function formsOf(secret: string): readonly string[] {
  const colon = secret.indexOf(':');
  const parts = [secret, ...secret.split('\n'), ...(colon < 0 ? [] : [secret.slice(colon + 1)])];
  const forms = parts
    .map((part) => part.trim())
    .filter((part) => part.length >= (/^\d+$/.test(part) ? shortestNumber : shortest))
    .flatMap((part) => {
      const bytes = Buffer.from(part);
      const encoded = (['base64', 'base64url', 'hex'] as const).map((encoding) => bytes.toString(encoding));
      // Through bytes, since a lone surrogate has no form in a URL.
      return [part, JSON.stringify(part).slice(1, -1), encodeURIComponent(bytes.toString()), ...encoded];
    });
  // The longest first: otherwise a masked part would leave the rest of the secret visible.
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** The beginning of a text, for a message. By the `…` after a cut, `masker` knows that a secret may have been cut, too. */
export function excerpt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Returns a function that masks secrets in a text. */
export function masker(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap(formsOf).sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  return (text) => {
    const masked = forms.reduce((before, form) => before.replaceAll(form, '***'), text);
    return masked.includes('…') ? maskCut(masked, forms) : masked;
  };
}

/** The length of a secret's beginning that may be shown. */
const harmless = 3;

/** Masks what is left of a secret where a text was cut in the middle of one. */
function maskCut(text: string, forms: readonly string[]): string {
  const parts = text.split('…');
  const last = parts.pop();
  const masked = parts.map((part) => {
    const left = Math.max(...forms.map((form) => beginningAtEnd(part, form)));
    return left > harmless ? `${part.slice(0, -left)}***` : part;
  });
  return [...masked, last].join('…');
}

/** How many characters at the end of a text are the beginning of the form. */
export function beginningAtEnd(text: string, form: string): number {
  let length = Math.min(form.length, text.length);
  while (!text.endsWith(form.slice(0, length))) length -= 1;
  return length;
}

/** A JSON object with the secrets in its keys masked. */
export function maskKeys(object: object, mask: (text: string) => string): object {
  const entries = Object.entries(object);
  const isClean = entries.every(([key]) => mask(key) === key);
  return isClean ? object : Object.fromEntries(entries.map(([key, value]) => [mask(key), value]));
}

/** Returns a function that searches chunks of bytes for secrets, also across chunks, and returns true once one is found. */
export function secretFinder(secrets: readonly string[]): (chunk: Buffer) => boolean {
  const forms = secrets.flatMap(formsOf).map((form) => Buffer.from(form));
  const overlap = Math.max(0, ...forms.map((form) => form.length - 1));
  let tail: Buffer = Buffer.alloc(0);
  return (chunk) => {
    if (forms.length === 0) return false;
    const bytes = Buffer.concat([tail, chunk]);
    tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - overlap)));
    return forms.some((form) => bytes.includes(form));
  };
}
