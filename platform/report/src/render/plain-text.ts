const steering = /\p{Cc}|\p{Bidi_Control}/gu;

/** Text from elsewhere as one line that cannot control a terminal or reorder what is around it. */
export function plainText(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(steering, '\ufffd');
}

/** The same for a text that may have several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}
