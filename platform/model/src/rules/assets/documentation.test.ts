import { describe, expect, it } from 'vitest';
import { checkRepository } from '../../check.ts';
import { asset, exampleTree } from '../../explain/parts.ts';

const directory = 'assets/models/pump';

/** The position and the name of each warning for a model with a README, a licence and a table in docs/. */
async function found(files: Readonly<Record<string, string>>, spec = ''): Promise<readonly string[]> {
  const all = {
    ...asset('models/pump', spec),
    [`${directory}/README.md`]: '# Pump\n',
    [`${directory}/LICENSE`]: 'MIT\n',
    [`${directory}/docs/table.csv`]: '1\n',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${directory}/${path}`, text])),
  };
  const problems = await checkRepository(exampleTree(all));
  return problems
    .filter(({ code }) => code === 'documentation-named')
    .map(
      ({ file, line, column, severity, message }) =>
        `${severity} ${file.slice(directory.length + 1)}:${line}:${column} ${/names (\S+),/.exec(message)?.[1]}`,
    );
}

describe('an asset that names its documentation', () => {
  it.each<[text: string, names: readonly string[]]>([
    ["open('docs/table.csv')", ['1:7 docs']],
    ["open('../docs/table.csv')", ['1:10 docs']],
    ["join(root, 'docs', 'table.csv')", ['1:13 docs']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program
    ['open(`${root}/docs/table.csv`)', ['1:15 docs']],
    ['cat "$HERE/README.md"', ['1:12 README.md']],
    ["here + '/README.md'", ['1:10 README.md']],
    ['\n\nreadme = "README.md"', ['3:11 README.md']],
    ['license = {file = "LICENSE"}', ['1:20 LICENSE']],
    ['cat README.md docs/table.csv', ['1:5 README.md', '1:15 docs']],
    // None of these is the asset's documentation.
    ['const LICENSE = 1;', []],
    ["fetch('https://example.org/docs/table.csv')", []],
    ["open('src/README.md')", []],
    ["open('README.md.txt')", []],
    ["open('XREADME.md')", []],
    ['mydocs/table.csv', []],
    ['// as docs/table.csv says', []],
    ['  # see README.md', []],
    ['\0README.md', []],
  ])('%j: %j', async (text, names) => {
    expect(await found({ 'src/main.mjs': text })).toEqual(
      names.map((name) => `warning src/main.mjs:${name}`),
    );
  });

  it('gets a warning at the position in asset.yaml', async () => {
    const spec =
      'run: {command: [node, docs/main.mjs]}\nenvironment: {node: docs/package-lock.json}\nfiles: {docs/table.csv: {}}';
    const files = { 'docs/main.mjs': '', 'docs/package-lock.json': '{}' };
    expect(await found(files, spec)).toEqual([
      'warning asset.yaml:5:25 docs',
      'warning asset.yaml:6:23 docs',
      'warning asset.yaml:7:11 docs',
    ]);
  });

  it('does not look into Markdown, large files and the documentation itself', async () => {
    const text = 'cat "README.md"\n';
    const files = {
      'src/notes.md': text,
      'data.csv': text.repeat(5000),
      'docs/more.sh': text,
    };
    expect(await found(files)).toEqual([]);
  });

  it('gets no warning if asset.yaml does not list the files as documentation', async () => {
    const files = { 'src/main.mjs': "open('README.md');\nopen('docs/table.csv');\n" };
    expect(await found(files, 'documentation: []')).toEqual([]);
    expect(await found(files, 'documentation: [README.md]')).toEqual(['warning src/main.mjs:1:7 README.md']);
    expect(
      await found({ 'main.sh': 'cat src/a.txt', 'src/a.txt': '' }, 'documentation: [src/a.txt]'),
    ).toEqual(['warning main.sh:1:5 src/a.txt']);
  });

  it('gets a hint with the line to write', async () => {
    const files = {
      ...asset('models/pump', ''),
      [`${directory}/docs/table.csv`]: '1\n',
      [`${directory}/main.py`]: "open('docs/table.csv')\n",
    };
    expect(
      (await checkRepository(exampleTree(files))).map(({ message, hint }) => `${message}. ${hint}`),
    ).toEqual([
      'main.py names docs, which is documentation and is missing where the asset runs or is tested. If the asset reads docs, write in asset.yaml, under spec: documentation: [README.md, LICENSE*, CHANGELOG.md]',
    ]);
  });

  it.each([
    ['[docs]', 'The asset has no file "docs". Write a folder with / at the end: docs/'],
    ['["*.csv"]', 'The asset has no file "*.csv". Correct the path'],
    ['[README.md, NOTES.md]', 'The asset has no file "NOTES.md". Correct the path'],
    ['[asset.yaml]', 'The asset has no file "asset.yaml". Correct the path'],
  ])('gets a warning where %s lists what is not there', async (list, told) => {
    const files = {
      ...asset('models/pump', `documentation: ${list}`),
      [`${directory}/README.md`]: '# Pump\n',
      [`${directory}/docs/table.csv`]: '1\n',
    };
    const problems = await checkRepository(exampleTree(files));
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning documentation-missing',
    ]);
    expect(problems.map(({ message, hint }) => `${message}. ${hint}`)[0]).toContain(told);
  });
});
