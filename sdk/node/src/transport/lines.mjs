import { writeLines } from '../output.mjs';

/**
 * One JSON object a line, on standard input and output.
 *
 * @param {{receive(messages: any[]): void, end(): void}} component
 * @returns {import('../serve/component.mjs').Transport}
 */
export function openLines(component) {
  const { stdin } = process;
  let rest = '';
  stdin.setEncoding('utf8');
  stdin.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const messages = [];
    for (const line of lines) if (line !== '') messages.push(JSON.parse(line));
    if (messages.length > 0) component.receive(messages);
  });
  stdin.on('end', () => component.end());
  return {
    send: writeLines,
    pause: () => void stdin.pause(),
    resume: () => void stdin.resume(),
    // Lines are written before writeLines returns.
    close: (done) => done(),
  };
}
