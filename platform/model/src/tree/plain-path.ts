/**
 * Whether a path leads from a folder to something in it, so that it may be written there. Strangers' trees, archives and
 * manifests can hold `..`, an absolute path or `.git`, which git doesn't store.
 */
export function isPlainPath(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => !/^(|\.|\.\.|\.git)$/i.test(part));
}
