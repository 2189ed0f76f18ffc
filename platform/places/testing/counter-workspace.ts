import type { WorkspaceSpec } from '@dtaas/model';
import type { MaterialisedAsset } from '@dtaas/repository';
import { exampleTree } from '../../model/src/explain/parts.ts';
import type { AssetFiles } from '../src/place.ts';

/** A component that counts its steps and remembers the count, in the shell that every machine has. */
export const counterProgram = `#!/bin/sh
echo "it begins" >&2
count=$(cat "$DTAAS_STATE_DIR/count" 2>/dev/null || echo 0)
while read -r line; do
  case "$line" in *'"step"'*)
    count=$((count + 1)); echo $count > "$DTAAS_STATE_DIR/count.new"; mv "$DTAAS_STATE_DIR/count.new" "$DTAAS_STATE_DIR/count"
    step=\${line##*'"step":'}; step=\${step%%[!0-9]*}
    echo "{\\"n\\":\\"count\\",\\"v\\":$count}"; echo "{\\"done\\":$step}";;
  esac
done`;

export const counterDigest = 'c0'.repeat(32);
const directory = 'assets/functions/counter';

/** The files of the one asset, as a repository has them. */
export const counterFiles: AssetFiles = (wanted) => {
  return wanted === counterDigest ? counterOf({ 'main.sh': counterProgram }) : undefined;
};

/** The asset with these files, by their paths in it. */
export function counterOf(texts: Readonly<Record<string, string>>): MaterialisedAsset {
  const paths = Object.keys(texts);
  const tree = exampleTree(Object.fromEntries(paths.map((path) => [`${directory}/${path}`, texts[path]!])));
  const files = paths.map((path) => ({ path, ...tree.entries.get(`${directory}/${path}`)! }));
  return { tree, directory, files };
}

/** A workspace of one component that real runners run. */
export function counterSpec(twin: string, keep: number): WorkspaceSpec {
  return {
    twin,
    components: {
      counter: {
        asset: 'functions/counter',
        version: '1.0.0',
        digest: counterDigest,
        environment: { kind: 'none' },
        run: { command: ['sh', 'main.sh'], transport: 'stdio', control: [] },
        parameters: {},
        inputs: {},
        outputs: { count: { type: 'integer' } },
        uses: {},
        limits: {},
      },
    },
    connections: [],
    order: ['counter'],
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 20, epoch: 1_600_000_000 },
    network: { internet: 'unspecified', allow: [], required: false },
    secrets: [],
    save: { keep, onTerminate: false },
    resources: {},
  };
}
