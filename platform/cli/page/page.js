// The page of a twin. Texts of the twin become text nodes only, never HTML.

const byId = (id) => document.getElementById(id);

/** An element with texts and elements in it. */
function element(name, properties, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function list(id, rows) {
  const items = rows.length > 0 ? rows.map((row) => element('li', {}, ...row)) : [element('li', {})];
  byId(id).replaceChildren(...items);
}

async function ask(path, given = {}) {
  const response = await fetch(`${path}?${new URLSearchParams(given)}`);
  if (response.ok) return response;
  const isReport = response.headers.get('content-type') === 'application/json';
  throw new Error(isReport ? (await response.json()).error.message : await response.text());
}

/** Shows what went wrong until the next success. */
async function attempt(act) {
  try {
    await act();
    byId('trouble').textContent = '';
  } catch (error) {
    byId('trouble').textContent = error instanceof TypeError ? 'dtaas open has ended.' : error.message;
  }
}

/** Acts at once, and again after each pause. */
function repeat(pauseMs, act) {
  const again = async () => {
    if (!document.hidden) await attempt(act);
    setTimeout(again, pauseMs);
  };
  again();
}

async function showNow() {
  const now = await (await ask('now')).json();
  document.title = `${now.twin} · dtaas`;
  byId('twin').textContent = now.twin;
  byId('health').textContent = `${now.health} (${now.phase})`;
  byId('health').dataset.health = now.health;
  byId('reasons').replaceChildren(...now.reasons.map((reason) => element('li', {}, reason)));
  list(
    'endpoints',
    now.endpoints.map(({ name, url, reason }) => {
      const link = url
        ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, name)
        : name;
      return [link, element('small', {}, reason ?? url)];
    }),
  );
  list(
    'components',
    now.components.map(({ id, state, reason }) => {
      const files = element('button', { onclick: () => attempt(() => showFiles(id)) }, 'Files');
      const terminal = element('button', { onclick: () => openTerminal(id) }, 'Terminal');
      return [id, element('small', {}, reason ?? state), files, terminal];
    }),
  );
  list(
    'ring',
    now.ring.map(({ name, takenAt }) => [name, element('small', {}, takenAt ?? '')]),
  );
}

let logs = '';
async function showLogs() {
  const { lines } = await (await ask('logs')).json();
  const text = lines.map(({ at, component, text }) => `${at.slice(11, 23)} ${component}  ${text}`).join('\n');
  if (text === logs) return;
  logs = text;
  const shown = byId('logs');
  const isAtEnd = shown.scrollTop + shown.clientHeight >= shown.scrollHeight - 5;
  shown.textContent = text;
  if (isAtEnd) shown.scrollTop = shown.scrollHeight;
}

async function showFiles(component) {
  const { files } = await (await ask('files', { component })).json();
  byId('files-title').textContent = `Files of ${component}`;
  byId('files-title').hidden = false;
  list(
    'files',
    files.map(({ path, kind, bytes }) => {
      if (kind !== 'file') return [path, element('small', {}, kind)];
      const open = element('button', { onclick: () => attempt(() => showFile(component, path)) }, 'Show');
      const given = new URLSearchParams({ component, path });
      return [element('a', { href: `file?${given}` }, path), element('small', {}, `${bytes} bytes`), open];
    }),
  );
}

async function showFile(component, path) {
  const text = await (await ask('file', { component, path })).text();
  byId('shown-title').textContent = `${component}: ${path}`;
  byId('shown').textContent = text;
  byId('shown-title').hidden = byId('shown').hidden = false;
}

let closeTerminal = () => {};
function openTerminal(component) {
  closeTerminal();
  byId('terminal-title').textContent = `Terminal in ${component}`;
  byId('terminal-title').hidden = false;
  // About the size of a character of the terminal's font.
  const columns = Math.max(40, Math.floor(byId('terminal').clientWidth / 8.5));
  const rows = 24;
  const terminal = new globalThis.Terminal({ cols: columns, rows, fontSize: 14 });
  terminal.open(byId('terminal'));
  terminal.focus();
  const address = new URL(`terminal?${new URLSearchParams({ component, columns, rows })}`, location.href);
  const socket = new WebSocket(address.href.replace(/^http/, 'ws'));
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) => terminal.write(typeof data === 'string' ? data : new Uint8Array(data));
  socket.onclose = () => terminal.write('\r\n[closed]\r\n');
  terminal.onData((text) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(new TextEncoder().encode(text));
  });
  closeTerminal = () => {
    socket.onclose = null;
    socket.close();
    terminal.dispose();
  };
}

repeat(2000, showNow);
repeat(1000, showLogs);
