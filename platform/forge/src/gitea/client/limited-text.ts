/** The text of an answer, or undefined if it has more bytes than this. */
export async function limitedText(response: Response, bytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > bytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
