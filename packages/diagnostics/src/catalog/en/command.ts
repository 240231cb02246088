import type { CommandParams } from '../../codes/command.ts';
import type { Catalog } from '../catalog.ts';

export const command: Catalog<CommandParams> = {
  'cli/unknown-command': (p) => `there is no command called ${p.name}`,
  'cli/missing-command': () => 'no command given',
  'cli/unknown-flag': (p) => `there is no flag ${p.flag}`,
  'cli/flag-not-for-command': (p) => `${p.command} does not take ${p.flag}`,
  'cli/missing-value': (p) => `${p.flag} needs a value`,
  'cli/unexpected-value': (p) => `${p.flag} takes no value, but was given ${p.value}`,
  'cli/not-a-choice': (p) => `${p.flag} must be one of ${p.choices.join(', ')}, not ${p.value}`,
  'cli/not-a-count': (p) => `${p.flag} must be a whole number above 0, not ${p.value}`,
  'cli/out-of-range': (p) => `${p.flag} must lie between ${p.least} and ${p.most}, not ${p.value}`,
  'cli/repeated-flag': (p) => `${p.flag} is given more than once`,
  'cli/missing-argument': (p) => `${p.command} needs ${p.argument}`,
  'cli/unexpected-argument': (p) => `${p.command} does not take ${p.argument} here`,
  'cli/conflicting-flags': (p) => `${p.first} and ${p.second} cannot be used together`,
  'cli/several-answers': (p) => `${p.format} holds one answer, but ${p.queries} queries are asked`,
  'cli/unreadable-query': (p) => `cannot read the query from ${p.source}: ${p.reason}`,
  'cli/query-not-json': (p) => `the query is not valid JSON: ${p.reason}`,
  'cli/missing-variable': (p) => `${p.beside} is set, and needs ${p.name} beside it`,
  'cli/not-an-issuer': (p) =>
    `${p.name} must be an https address (http on this machine only) without a user name, not ${p.value}`,
  'cli/not-a-network': (p) =>
    `${p.name} lists networks such as 10.1.0.0/16, separated by commas; ${p.value} is none`,
  'cli/not-a-port': (p) => `${p.flag} must be a port from 0 to 65535, not ${p.value}`,
  'cli/file-exists': (p) => `${p.path} exists already and is not overwritten`,
  'cli/unreadable-table': (p) => `${p.file} cannot be read as a table: ${p.reason}`,
  'cli/binary-to-terminal': (p) => `${p.format} is no text for a terminal`,
  'cli/cannot-write': (p) => `cannot write ${p.path}: ${p.reason}`,
  'cli/folder-in-use': (p) => `${p.path} already holds something else: the demo company is not written there`,
  'cli/needs-server': (p) =>
    `${p.flag} needs a server: start plumbline serve, or name one with --url and --token`,
  'cli/internal-error': (p) => `this is a bug in Plumbline: ${p.message}`,
  'workspace/folder-not-found': (p) => `there is no folder ${p.path}`,
  'workspace/not-a-workspace': (p) => `${p.path} is not a workspace: it holds no plumbline.yaml`,
  'workspace/unreadable-file': (p) => `cannot read ${p.path}: ${p.reason}`,
  'workspace/file-too-large': (p) =>
    `${p.path} is ${megabytes(p.bytes)}, more than the ${megabytes(p.limit)} allowed for one definition file`,
  'workspace/too-many-files': (p) => `the workspace holds more than ${p.limit} definition files`,
  'workspace/too-large': (p) =>
    `the definition files add up to ${megabytes(p.bytes)}, more than the ${megabytes(p.limit)} allowed`,
  'workspace/folder-too-deep': (p) => `${p.path} lies more than ${p.limit} folders deep and is not read`,
  'workspace/not-utf8': (p) => `${p.path} is not UTF-8 text`,
  'workspace/link-outside': (p) =>
    `${p.path} is a link to ${p.target}, which lies outside the workspace folder`,

  'workspace/variable-folder-not-found': (p) =>
    `the folder ${p.path}, which ${p.name} stands for, does not exist`,
  'workspace/source-not-supported': (p) =>
    `dataset ${p.dataset} cannot be loaded yet: it is read through the connection ${p.connection}`,
  'workspace/field-not-stored': (p) =>
    `${p.dataset} needs the field ${p.field} of ${p.member}, which is computed in the query and not stored in its table`,
  'workspace/relationship-not-measured': (p) =>
    `relationship ${p.relationship} joins on ${p.field}, which is computed in the query: its uniqueness cannot be proven`,
  'workspace/bad-today': (p) => `${p.text} is not a date like 2026-11-20`,
  'workspace/locked': (p) =>
    `another process holds this workspace: ${p.command} (process ${p.pid}), since ${p.since}`,
  'workspace/locked-elsewhere': (p) =>
    `a process on the machine ${p.host} holds this workspace (process ${p.pid}), since ${p.since}`,
  'workspace/state-unreadable': (p) =>
    `of what the catalog says is loaded, this cannot be read: ${p.names.join(', ')}`,
  'workspace/state-not-writable': (p) => `cannot write to ${p.path}: ${p.reason}`,
  'workspace/not-loaded': (p) => `not loaded yet: ${p.datasets.join(', ')}`,
  'workspace/stale-data': (p) =>
    `definition or files changed since the last load, the answer uses the older rows: ${p.datasets.join(', ')}`,
  'workspace/sources-gone': (p) =>
    `the files of these are not there, the answer uses the rows as last loaded: ${p.datasets.join(', ')}`,
};

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
