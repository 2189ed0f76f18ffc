import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** One file with all that a program of `testing/` needs, as a text. */
export async function bundle(path: string): Promise<string> {
  const script = new URL('../../../scripts/build-sdk.mjs', import.meta.url).href;
  const { packSdk } = (await import(script)) as { packSdk: (folder: string) => string };
  const sdk = packSdk(fileURLToPath(new URL('../dist/sdk', import.meta.url)));
  const built = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    nodePaths: [modules],
    external: ['bufferutil', 'utf-8-validate', 'proper-lockfile'],
    banner: {
      js: "import{createRequire as __testRequire}from'node:module';const require=__testRequire(import.meta.url);",
    },
    define: { PACKED_SDK: JSON.stringify(sdk) },
    logLevel: 'error',
  });
  return built.outputFiles[0]!.text;
}
