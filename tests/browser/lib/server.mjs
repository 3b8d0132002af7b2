// A small web server for one built folder: under any path, with the headers that `_headers` asks for.
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.avif': 'image/avif', '.css': 'text/css; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.gif': 'image/gif', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.ics': 'text/calendar; charset=utf-8', '.jpeg': 'image/jpeg', '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8', '.mp4': 'video/mp4', '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webp': 'image/webp', '.woff2': 'font/woff2', '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xml': 'application/xml; charset=utf-8', '.zip': 'application/zip',
};

/** Serves `folder` under `base` (`/` or `/a/b/`) on loopback; answers with its address and a way to stop. */
export async function serve(folder, base = '/') {
  const rules = parseHeaders(folder.files.get('_headers')?.toString('utf8') ?? '');
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!asked.startsWith(base)) return answer(response, 404, {}, Buffer.from('outside'));
    const inside = asked.slice(base.length);
    const name = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
    const found = folder.files.get(name);
    const lost = folder.files.get('404.html') ?? Buffer.from('not found');
    const headers = { ...headersFor(rules, `/${inside}`), 'Content-Type': TYPES[path.extname(found ? name : '404.html')] ?? 'application/octet-stream' };
    return answer(response, found ? 200 : 404, headers, found ?? lost);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}${base}`;
  return { address, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

function answer(response, status, headers, body) {
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(body);
}

/** The rules of a `_headers` file: a pattern at the line's start, its headers indented below. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!/^\s/.test(line)) rules.push({ pattern: line.trim(), headers: [] });
    else rules.at(-1)?.headers.push([line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return rules;
}

export function headersFor(rules, asked) {
  const headers = {};
  for (const { pattern, headers: own } of rules) {
    const expression = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
    if (expression.test(asked)) for (const [name, value] of own) headers[name] = value;
  }
  return headers;
}
