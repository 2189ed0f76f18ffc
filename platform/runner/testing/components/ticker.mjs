// Counts by the wall's time.
let count = 0;
setInterval(() => process.stdout.write(`{"n":"count","v":${++count}}\n`), 20);
process.stdin.on('end', () => process.exit(0)).resume();
