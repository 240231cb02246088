import type { Repository } from './repository.ts';

export interface Layer {
  readonly name: string;
  /** Packages it may import; null: any. */
  readonly imports: ReadonlySet<string> | null;
  /** Packages of others it may import, `node` for Node's own modules. */
  readonly thirdParty: ReadonlySet<string>;
  /** Reads no clock, file, environment, network or random source. */
  readonly pure: boolean;
}

const header = ['package', 'owns', 'may import', 'third party', 'pure'];

/** Reads the table of ARCHITECTURE.md: the document and the rule are one fact. */
export function readLayers(repository: Repository): ReadonlyMap<string, Layer> {
  const lines = (repository.get('ARCHITECTURE.md') ?? '').split('\n').map(cellsOf);
  const start = lines.findIndex((cells) => cells?.join() === header.join());
  if (start < 0) throw new Error(`ARCHITECTURE.md has no table with the columns ${header.join(', ')}`);
  const layers = new Map<string, Layer>();
  for (const cells of lines.slice(start + 2)) {
    if (cells === null) break;
    const layer = layerOf(cells);
    if (layers.has(layer.name)) throw new Error(`ARCHITECTURE.md lists ${layer.name} twice`);
    layers.set(layer.name, layer);
  }
  return layers;
}

function cellsOf(line: string): readonly string[] | null {
  return line.startsWith('|')
    ? line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    : null;
}

function layerOf(cells: readonly string[]): Layer {
  const [name = '', , imports = '', thirdParty = '', pure = ''] = cells;
  if (cells.length !== header.length || !/^[a-z]+$/.test(name) || !/^(yes|no)$/.test(pure)) {
    throw new Error(`ARCHITECTURE.md: cannot read the row | ${cells.join(' | ')} |`);
  }
  return {
    name,
    imports: imports === 'any' ? null : namesIn(imports),
    thirdParty: namesIn(thirdParty),
    pure: pure === 'yes',
  };
}

function namesIn(cell: string): ReadonlySet<string> {
  return new Set(cell === '–' ? [] : cell.split(',').map((name) => name.trim()));
}
