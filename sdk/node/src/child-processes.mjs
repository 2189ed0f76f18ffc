import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/**
 * From now on, a child process that would inherit standard output gets the log, and one that would inherit standard input gets none.
 *
 * Node can't move descriptor 1 away as `dup2` does: Linux opens `/proc/self/fd/1` anew only if it isn't a socket, and the pipes that
 * Node and the runner make are sockets. So all ways to start a process are told what to pass on instead.
 */
export function keepProtocolFromChildren() {
  // All functions that don't wait end in this method, which the types of Node leave out.
  const prototype = /** @type {any} */ (childProcess.ChildProcess.prototype);
  const start = prototype.spawn;
  prototype.spawn = function spawn(/** @type {any} */ options) {
    return start.call(this, { ...options, stdio: without(options.stdio) });
  };
  for (const name of /** @type {const} */ (['spawnSync', 'execSync', 'execFileSync'])) {
    const original = /** @type {(...all: any[]) => any} */ (childProcess[name]);
    const replaced = (/** @type {any[]} */ ...all) => original(...all.map(withoutInOptions));
    Object.assign(childProcess, { [name]: replaced });
  }
  // For modules that import the functions by name.
  syncBuiltinESMExports();
}

/** @param {unknown} argument of which only the options are an object */
function withoutInOptions(argument) {
  const isOptions = typeof argument === 'object' && argument !== null && !Array.isArray(argument);
  return isOptions && 'stdio' in argument ? { ...argument, stdio: without(argument.stdio) } : argument;
}

/** @param {any} stdio as in the options of `spawn` */
function without(stdio) {
  const each = stdio === 'inherit' ? ['inherit', 'inherit', 'inherit'] : stdio;
  if (!Array.isArray(each)) return stdio;
  return each.map((one, index) => {
    const file = one === 'inherit' ? index : (one?.fd ?? one);
    return file === 0 ? 'ignore' : file === 1 ? 2 : one;
  });
}
