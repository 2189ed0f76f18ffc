const runs = [];
process.on('exit', () => {
  for (const run of runs.reverse()) run();
});

/** Runs it when the bench ends, however it does, the last one first. It can't wait for anything. */
export function atExit(run) {
  runs.push(run);
}
