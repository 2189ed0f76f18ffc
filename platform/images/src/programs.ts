/** What environments of assets must fit, which are built outside the image. */
export interface ImagePrograms {
  /** `22.23.5` */
  readonly node?: string;
  /** `3.11.2` */
  readonly python?: string;
}

/** Every image of workspaces has Node, because the runner needs it. */
export const nodeLabel = 'dtaas.node';

const labels = { node: nodeLabel, python: 'dtaas.python' } as const;

/** The labels that tell an image's programs. An engine shows them of an image that it has. */
export function programLabels(programs: ImagePrograms): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (['node', 'python'] as const).flatMap((name) => {
      const value = programs[name];
      return value === undefined ? [] : [[labels[name], value]];
    }),
  );
}

export function programsOf(given: Readonly<Record<string, string>>): ImagePrograms {
  const { [labels.node]: node, [labels.python]: python } = given;
  return { ...(node === undefined ? {} : { node }), ...(python === undefined ? {} : { python }) };
}
