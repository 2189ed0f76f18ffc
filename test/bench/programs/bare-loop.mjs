// The least that lockstep can cost: the same components on the same pipes, in the same order, with nothing checked,
// converted or kept. Arguments: the program, how many, and seconds. Prints steps a second.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [program, count, seconds] = process.argv.slice(2);
const parts = Array.from({ length: Number(count) }, () => {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
});

async function step(n) {
  let before;
  for (const { child, lines } of parts) {
    if (before) child.stdin.write(`${JSON.stringify({ n: 'before', v: before.v, t: before.t })}\n`);
    child.stdin.write(`${JSON.stringify({ step: n, t: 1_700_000_000 + n })}\n`);
    for (;;) {
      const message = JSON.parse((await lines.next()).value);
      if (message.done === n) break;
      before = message;
    }
  }
}

let n = 0;
const warm = performance.now() + 1000;
while (performance.now() < warm) await step(n++);
const [first, started] = [n, performance.now()];
while (performance.now() < started + Number(seconds) * 1000) await step(n++);
console.log((n - first) / ((performance.now() - started) / 1000));
for (const { child } of parts) child.stdin.end();
