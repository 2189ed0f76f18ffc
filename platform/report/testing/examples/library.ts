import { reportOf } from '../../src/reports.ts';

const pullRequest = {
  number: 7,
  title: 'Replace the pump',
  state: 'merged',
  url: 'https://git.example/plant/twins/pulls/7',
  head: { branch: 'new-pump', commit: 'a'.repeat(40) },
  base: { branch: 'main', commit: 'b'.repeat(40) },
  author: 'ada',
} as const;

const comment = {
  url: 'https://git.example/plant/twins/pulls/7#1',
  createdAt: '2026-11-22T14:00:00Z',
  updatedAt: '2026-11-22T14:00:00Z',
};

/** Reports of what a repository has. */
export const library = {
  list: reportOf('ListReport', {
    assets: [
      {
        reference: 'functions/filter',
        version: '1.0.0',
        source: 'tree',
        title: 'A filter',
        verified: 'yes',
        usedBy: [
          { by: 'twins/oven', as: 'filter' },
          { by: 'twins/oven', as: 'spare' },
        ],
      },
      { reference: 'models/pump', version: '2.1.0', source: 'partner', usedBy: [] },
    ],
    twins: [
      { name: 'oven', version: '1.0.0', source: 'tree', title: 'Oven', components: ['control', 'filter'] },
    ],
    sources: [{ name: 'partner', from: '../partner', references: 12 }],
  }),
  'show-asset': reportOf('AssetReport', {
    reference: 'functions/filter',
    version: '1.0.0',
    source: 'tree',
    title: 'A filter',
    description: 'Smooths what it measures.',
    license: 'MIT',
    owners: ['team-ovens'],
    tags: ['filter', 'oven'],
    versions: [
      { version: '1.0.0', source: 'tree' },
      { version: '0.9.0', source: 'tags' },
      { version: '0.8.0', source: 'partner' },
    ],
    verified: 'no',
    inputs: [
      { name: 'measured', type: 'number', unit: 'Cel', required: true, description: 'The air' },
      { name: 'image', type: 'integer', shape: [480, null], required: false },
    ],
    outputs: [{ name: 'estimate', type: 'number', unit: 'Cel' }],
    parameters: [
      {
        name: 'noise',
        type: 'number',
        unit: 'K',
        default: 0.1,
        minimum: 0,
        maximum: 5,
        description: 'Of the sensor',
      },
      { name: 'mode', type: 'string', enum: ['fast', 'exact'] },
    ],
    uses: [
      { name: 'plant', kind: 'Model', asset: 'models/oven', version: '^1', required: true },
      { name: 'recording', kind: 'Data', required: false },
    ],
    files: [
      {
        path: 'table.csv',
        mediaType: 'text/csv',
        columns: [{ name: 'heat', type: 'number', unit: 'W', description: 'Of the heater' }],
      },
    ],
    run: ['node', 'main.mjs'],
    test: ['node', '--test'],
    usedBy: [{ by: 'twins/oven', as: 'filter' }],
  }),
  'show-twin': reportOf('TwinReport', {
    reference: 'twins/oven',
    version: '1.0.0',
    source: 'tree',
    title: 'Oven',
    owners: [],
    tags: [],
    versions: [
      { version: '1.0.0', source: 'tree' },
      { version: '1.0.0', source: 'tags' },
    ],
    level: 'digital twin',
    components: [
      { id: 'filter', asset: 'functions/filter', range: '^1', version: '1.0.0' },
      { id: 'saw', asset: 'tools/saw', range: '^2' },
    ],
    emulator: { id: 'emulator', asset: 'tools/oven', range: '^1', version: '1.3.0' },
  }),
  'list-pull-requests': reportOf('ListReport', {
    pullRequests: [
      { ...pullRequest, number: 12, title: 'Run *faster* @all', state: 'open' },
      { ...pullRequest, mergeCommit: 'c'.repeat(40) },
    ],
  }),
  'show-pull-request': reportOf('PullRequestReport', {
    pullRequest: { ...pullRequest, mergeCommit: 'c'.repeat(40) },
    text: 'The pump is worn.\r\n\r\nSee the <b>log</b>.',
    statuses: [{ name: 'dtaas', state: 'success', description: '1 twin would change' }],
    comments: [
      {
        ...comment,
        id: '7.1',
        author: 'dtaas',
        text: '<!-- dtaas review 0 0 -->\n<details><summary>tank</summary>\n\ncontrol.goal: 180 to 200\n\n</details>',
      },
      { ...comment, id: '7.2', author: 'ada', text: '/dtaas approve\n\u001b[2JDone?' },
    ],
  }),
} as const;
