const commands = ['close', 'reopen', 'merge', 'approve', 'assign', 'label', 'title', 'draft', 'lock', 'due'];

/**
 * Takes the lines away that GitLab carries out: those that begin with a command, once carriage returns are gone. (GitLab spares lines in code,
 * quotes and HTML; the server doesn't, so that the adapter can't rely on how a text is read.)
 */
export function withoutCommands(text: string): {
  readonly text: string;
  readonly commands: readonly string[];
} {
  const carriedOut: string[] = [];
  const command = new RegExp(`^/(${commands.join('|')})(?: [^\\n]*)?$`);
  const kept = text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => {
      const name = command.exec(line)?.[1];
      if (name !== undefined) carriedOut.push(name);
      return name === undefined;
    });
  return { text: kept.join('\n').trimEnd(), commands: carriedOut };
}
