import { type Finding, programs, type Repository } from './repository.ts';
import { isNode, type Node, parseProgram } from './syntax.ts';

/** Who reaches out of the process, and why it may: everything else that goes out passes the first. */
const DOORS: Readonly<Record<string, string>> = {
  'packages/server/src/outgoing/outgoing.ts': 'the door of the server: listed hosts, checked addresses',
  'packages/server/src/oidc/identity-provider.ts': 'its library is given the door to send with',
  'packages/client/src/client.ts': 'programs and the command line, to the server that they name',
  'packages/client/src/session-client.ts': 'the web app, to the server that it came from',
  'packages/store/src/dialects/postgres.ts': 'the catalog, at the address that the administrator gave',
};

/** Of what listens or describes; their `createServer`, `isIP` and types open no connection. */
const QUIET = new Set(['createServer', 'isIP', 'isIPv4', 'isIPv6', 'BlockList', 'Server']);
const MODULES =
  /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises)$|^(?:undici|pg|openid-client|node-fetch|axios|got|ws)(?:\/|$)/;
const GLOBALS = new Set([
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'sendBeacon',
  'RTCPeerConnection',
]);

/** Only the doors send: a request from anywhere else would pass no list of hosts. */
export function checkOutgoing(repository: Repository): readonly Finding[] {
  const sources = programs(repository, 'src');
  const used = new Set<string>();
  const findings = sources.flatMap(([path, text]) => {
    const found = waysOut(path, text);
    if (found.length > 0) used.add(path);
    if (DOORS[path] !== undefined) return [];
    return found.map(({ line, what }) => ({
      rule: 'outgoing',
      at: `${path}:${line}`,
      message: `${what} reaches out of the process: send through packages/server/src/outgoing`,
    }));
  });
  const there = new Set(sources.map(([path]) => path));
  const idle = Object.keys(DOORS).filter((path) => there.has(path) && !used.has(path));
  return [
    ...findings,
    ...idle.map((at) => ({ rule: 'outgoing', at, message: 'is a door and sends nothing' })),
  ];
}

interface WayOut {
  readonly line: number;
  readonly what: string;
}

function waysOut(path: string, text: string): readonly WayOut[] {
  const syntax = parseProgram(path, text);
  const ways: WayOut[] = [];
  syntax.walk((node, parents) => {
    const what = moduleOut(node) ?? globalOut(node, parents.at(-1));
    if (what !== null) ways.push({ line: syntax.lineOf(node), what });
  });
  return ways;
}

function moduleOut(node: Node): string | null {
  const { source } = node;
  if (!isNode(source) || typeof source.value !== 'string' || !MODULES.test(source.value)) return null;
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return null;
  const names = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : null;
  const isQuiet = names !== null && names.length > 0 && names.every(isQuietName);
  return isQuiet ? null : source.value;
}

function isQuietName({ importKind, imported }: Node): boolean {
  return importKind === 'type' || (isNode(imported) && QUIET.has(String(imported.name)));
}

/** `fetch(…)`, `x ?? fetch`, `globalThis.fetch`, `navigator.sendBeacon`; not `app.fetch`, and not a type. */
function globalOut(node: Node, parent: Node | undefined): string | null {
  if (node.type !== 'Identifier' || !GLOBALS.has(String(node.name)) || parent === undefined) return null;
  const name = String(node.name);
  if (parent.type === 'MemberExpression' && parent.property === node && parent.computed !== true) {
    const { object } = parent;
    const isGlobal = isNode(object) && /^(globalThis|window|self|navigator)$/.test(String(object.name));
    return isGlobal ? name : null;
  }
  if (parent.type === 'Property' && parent.key === node && parent.shorthand !== true) return null;
  return /^TS|^(PropertyDefinition|MethodDefinition)$/.test(parent.type) ? null : name;
}
