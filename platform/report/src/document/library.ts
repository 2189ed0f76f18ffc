import type { LibraryUser, Reports, ShownComponent, ShownParameter, ShownPort, Verified } from '@dtaas/model';
import { someOf } from '@dtaas/model';
import { type Block, type Document, gap, line, table } from './document.ts';
import { pullRequestCells, pullRequestColumns } from './pull-request.ts';
import { unitText } from './values.ts';
import { command, joined, type Line, ours, say, toned } from './words.ts';

type Body<Kind extends 'ListReport' | 'AssetReport' | 'TwinReport'> = Omit<
  Reports[Kind],
  'apiVersion' | 'kind'
>;

/** The parts that there are, a table each for assets, twins and sources. */
export function listDocument({ assets, twins, sources, pullRequests }: Body<'ListReport'>): Document {
  const tables = [
    ...listed(assets, ['asset', 'version', 'from', 'title', 'verified', 'used by'], (asset) => [
      say`${asset.reference}`,
      say`${asset.version}`,
      sourceLine(asset.source),
      say`${asset.title}`,
      asset.verified ? verifiedLines[asset.verified] : [],
      usersLine(asset.usedBy ?? []),
    ]),
    ...listed(twins, ['twin', 'version', 'from', 'title', 'components'], (twin) => [
      say`${twin.name}`,
      say`${twin.version}`,
      sourceLine(twin.source),
      say`${twin.title}`,
      joined([...(twin.components ?? [])]),
    ]),
    ...listed(sources, ['source', 'at', '>parts'], (source) => [
      say`${source.name}`,
      say`${source.from}`,
      say`${source.references}`,
    ]),
    ...listed(pullRequests, pullRequestColumns, pullRequestCells),
  ];
  const isAboutParts = assets !== undefined || twins !== undefined;
  const none = isAboutParts
    ? say`Nothing matches. To list everything: ${command('dtaas list')}. To make an asset: ${command('dtaas new asset')}`
    : pullRequests === undefined
      ? say`platform.yaml names no sources.`
      : say`No open pull request. To list the others, too: ${command('dtaas list pull-requests --all')}`;
  return {
    title: pullRequests === undefined ? say`Assets, twins and sources` : say`Pull requests`,
    blocks: tables.length > 0 ? tables.slice(1) : [line(none)],
  };
}

/** An asset as a person chooses it. */
export function assetDocument(asset: Body<'AssetReport'>): Document {
  const { ports, inputs, outputs, parameters, uses, files, run, batch, test, verified, usedBy, reference } =
    asset;
  const unverified =
    verified === 'no' ? say`; to run its tests: ${command(`dtaas verify ${reference}`)}` : [];
  const facts: readonly Fact[] = [
    ...commonFacts(asset),
    ['verified', verified ? say`${verifiedLines[verified]}${unverified}` : []],
    ['ports', ports === undefined ? [] : say`${portsOrigin(ports)}`],
    ['run', say`${run?.join(' ')}`],
    ['batch', say`${batch?.join(' ')}`],
    ['test', say`${test?.join(' ')}`],
    ['used by', usersLine(usedBy)],
  ];
  const columns = files.flatMap(({ path, columns: its }) => its.map((port) => ({ ...port, path })));
  return {
    title: say`${reference}`,
    blocks: [
      ...headBlocks(asset, facts),
      ...listed(inputs, ['input', 'type', 'unit', '', ''], portCells),
      ...listed(outputs, ['output', 'type', 'unit', '', ''], portCells),
      ...listed(parameters, ['parameter', 'type', 'unit', 'default', 'allowed', ''], parameterCells),
      ...listed(uses, ['use', 'kind', 'asset', '', ''], (use) => [
        say`${use.name}`,
        say`${use.kind}`,
        say`${[use.asset, use.version].filter(Boolean).join(' ')}`,
        use.required ? [] : say`optional`,
        say`${use.description}`,
      ]),
      ...listed(files, ['file', 'type', ''], (file) => [
        say`${file.path}`,
        say`${file.mediaType}`,
        say`${file.description}`,
      ]),
      ...listed(columns, ['column', 'type', 'unit', '', '', 'file'], (port) => [
        ...portCells(port),
        say`${port.path}`,
      ]),
    ],
  };
}

function portsOrigin(ports: string): string {
  return ports === 'twin' ? 'declared by each twin' : `those of ${ports}, which a twin binds`;
}

/** A twin's configuration as a person reads it. */
export function twinDocument(twin: Body<'TwinReport'>): Document {
  const facts: readonly Fact[] = [...commonFacts(twin), ['level', say`${twin.level}`]];
  const all = [...twin.components, ...(twin.emulator ? [twin.emulator] : [])];
  return {
    title: say`${twin.reference}`,
    blocks: [
      ...headBlocks(twin, facts),
      ...listed(all, ['component', 'asset', 'range', 'version'], componentCells),
    ],
  };
}

type Fact = readonly [name: string, value: Line];
type Common = Pick<
  Body<'AssetReport'>,
  'reference' | 'version' | 'source' | 'title' | 'description' | 'license' | 'owners' | 'tags' | 'versions'
>;

function headBlocks({ reference, version, title, description }: Common, facts: readonly Fact[]): Block[] {
  const head = toned('strong', say`${reference} ${version}`);
  return [
    line(say`${head}${title === undefined ? [] : say`  ${title}`}`),
    ...(description === undefined ? [] : [line(say`${description}`, 1)]),
    { kind: 'facts', facts: facts.filter(([, value]) => value.length > 0) },
  ];
}

function commonFacts({ license, owners, tags, versions, version, source }: Common): readonly Fact[] {
  const others = versions.filter((each) => each.version !== version || each.source !== source);
  const isTagged = others.some((each) => each.version === version && each.source === 'tags');
  const unlike = others.filter((each) => each.version !== version);
  return [
    [
      'from',
      source === 'tree'
        ? say`this repository${isTagged ? say`, published` : say`, not published`}`
        : sourceLine(source),
    ],
    ['versions', joined(unlike.map((each) => say`${each.version}${fromLine(each.source)}`))],
    ['licence', say`${license}`],
    ['owners', joined([...owners])],
    ['tags', joined([...tags])],
  ];
}

/** A table with an empty line above it; nothing for an empty list. */
function listed<Item>(
  items: readonly Item[] | undefined,
  columns: readonly string[],
  cells: (item: Item) => readonly Line[],
): readonly Block[] {
  return items && items.length > 0 ? [gap, table(columns, items.map(cells))] : [];
}

function portCells({ name, type, unit, shape, required, description }: ShownPort): readonly Line[] {
  const size = shape ? `[${shape.map((each) => each ?? 'any').join(' × ')}]` : '';
  return [
    say`${name}`,
    say`${type}${size === '' ? [] : ours(` ${size}`)}`,
    say`${unitText(unit)}`,
    required === false ? say`optional` : [],
    say`${description}`,
  ];
}

function parameterCells({ name, type, unit, description, ...limits }: ShownParameter): readonly Line[] {
  const { default: usual, minimum, maximum, enum: allowed } = limits;
  const bounds = [minimum === undefined ? '' : `≥ ${minimum}`, maximum === undefined ? '' : `≤ ${maximum}`];
  return [
    say`${name}`,
    say`${type}`,
    say`${unitText(unit)}`,
    usual === undefined ? toned('warning', say`required`) : say`${JSON.stringify(usual)}`,
    allowed ? joined(allowed.map((value) => JSON.stringify(value))) : ours(bounds.filter(Boolean).join(', ')),
    say`${description}`,
  ].map((cell) => ('text' in cell ? [cell] : cell));
}

function componentCells({ id, asset, range, version }: ShownComponent): readonly Line[] {
  return [say`${id}`, say`${asset}`, say`${range}`, version ? say`${version}` : toned('bad', say`missing`)];
}

const verifiedLines: { readonly [state in Verified]: Line } = {
  yes: toned('good', say`yes`),
  weak: toned('warning', say`without a sandbox`),
  no: toned('bad', say`no`),
  untested: toned('faint', say`no tests`),
};

function sourceLine(source: string): Line {
  return source === 'tree' ? [] : source === 'tags' ? say`a tag` : say`${source}`;
}

function fromLine(source: string): Line {
  const from = sourceLine(source);
  return from.length === 0 ? say` (this repository)` : say` (${from})`;
}

/** The twins and assets that use an asset, each once. */
function usersLine(users: readonly LibraryUser[]): Line {
  const names = [...new Set(users.map(({ by }) => by))];
  return names.length === 0 ? [] : say`${someOf(names)}`;
}
