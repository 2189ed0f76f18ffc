// Makes docs/picture.svg: runs the commands of a twin's life in a temporary clone, and draws what they print.
// `node scripts/picture.mjs`; needs Pulumi. Run it again when the texts of these commands change.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Commands without a comment run unseen. `lines`: how many are shown; `without`: lines that are left out before. */
const scenes = [
  { run: 'verify' },
  { comment: 'What would a deployment change?', run: 'plan incubator --emulate', lines: 9 },
  {
    comment: 'Deploy the twin. An emulator stands in for the incubator.',
    run: 'deploy incubator --emulate',
    lines: 2,
  },
  { wait: 8000 },
  {
    comment: 'How is it?',
    run: 'status incubator',
    without: /^ {2}(is a|(emulator|controller|estimator|lid|component) +\S)|no-emulate/,
    lines: 15,
  },
  { comment: 'Save it, kill it, restore it.', run: 'save incubator', lines: 3 },
  { kill: true },
  { run: 'restore incubator', shown: true, lines: 3 },
  { comment: 'Its biography is a branch in git.', run: 'log incubator', lines: 5 },
];

const colours = {
  30: '#6b7280',
  31: '#ef6b73',
  32: '#7bc275',
  33: '#e0b35c',
  34: '#6ca8f0',
  35: '#c58af9',
  36: '#5cc5c9',
  90: '#8b93a1',
};
const plain = '#d7dae0';
const control = String.fromCharCode(27);
const colourCode = new RegExp(`${control}\\[([\\d;]*)m`);
const size = { font: 14, line: 19, column: 8.43, margin: 18, columns: 104 };

await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'dtaas-picture-'));
const clone = join(folder, 'clone');
const env = {
  ...process.env,
  DTAAS_STATE_HOME: join(folder, 'state'),
  FORCE_COLOR: '1',
  COLUMNS: String(size.columns),
};
delete env.NO_COLOR;

function dtaas(words) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'platform/cli/bin/dtaas.mjs'), ...words],
    {
      cwd: clone,
      env,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`dtaas ${words.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** Kills the twin's runner, the process of this clone's state that leads the others; answers its pid. */
function killRunner() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const pid = pids.find((each) => {
    try {
      const isOurs = readFileSync(`/proc/${each}/environ`, 'utf8').includes(
        `DTAAS_STATE_HOME=${env.DTAAS_STATE_HOME}`,
      );
      return isOurs && readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('runner');
    } catch {
      return false;
    }
  });
  process.kill(Number(pid), 'SIGKILL');
  return pid;
}

async function play() {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  for (const [name, value] of [
    ['user.name', 'operator'],
    ['user.email', 'operator@example.org'],
  ])
    execFileSync('git', ['config', name, value], { cwd: clone });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  const shown = [];
  for (const {
    comment,
    run,
    kill,
    wait,
    without,
    lines = 0,
    shown: isShown = comment !== undefined,
  } of scenes) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (comment) shown.push('', `${control}[90m# ${comment}${control}[39m`);
    if (kill) shown.push(`$ kill -9 ${killRunner()}`);
    const printed = (run ? dtaas(run.split(' ')) : '')
      .trimEnd()
      .split('\n')
      .filter((line) => !without?.test(line.replaceAll(new RegExp(colourCode, 'g'), '')));
    if (isShown)
      shown.push(`$ dtaas ${run}`, ...printed.slice(0, lines), ...(printed.length > lines ? ['  …'] : []));
  }
  return shown.slice(1);
}

/** One line with its colours (SGR codes) as the content of an SVG text. */
function spans(line) {
  let style = {};
  let room = size.columns;
  const parts = line.split(colourCode);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) {
        for (const code of part.split(';').map(Number)) style = styled(style, code);
        return '';
      }
      const attributes = [
        style.fill && `fill="${style.fill}"`,
        style.bold && 'font-weight="bold"',
        style.dim && 'opacity="0.6"',
      ];
      const shown = part.length > room ? `${part.slice(0, room - 1)}…` : part;
      room -= shown.length;
      return shown && `<tspan ${attributes.filter(Boolean).join(' ')}>${escaped(shown)}</tspan>`;
    })
    .join('');
}

function styled(style, code) {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, fill: undefined };
  return code in colours ? { ...style, fill: colours[code] } : style;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function draw(lines) {
  const { font, line, column, margin, columns } = size;
  const [width, height] = [Math.round(columns * column + 2 * margin), lines.length * line + 2 * margin];
  const texts = lines.map(
    (each, index) => `<text x="${margin}" y="${margin + (index + 0.75) * line}">${spans(each)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    '<title>A digital twin is planned, deployed, watched, killed and restored in a terminal</title>',
    `<rect width="${width}" height="${height}" rx="8" fill="#1d2027"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${font}" fill="${plain}" xml:space="preserve">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

try {
  const lines = await play();
  writeFileSync(join(root, 'docs/picture.svg'), draw(lines));
} finally {
  spawnSync(process.execPath, [join(root, 'platform/cli/bin/dtaas.mjs'), 'terminate', 'incubator', '--yes'], {
    cwd: clone,
    env,
  });
  rmSync(folder, { recursive: true, force: true });
}
