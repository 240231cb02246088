import { type Finding, programs, type Repository } from './repository.ts';
import { parseProgram } from './syntax.ts';

const maxLines = 500;
const maxIndexLines = 60;
const maxReadmeLines = 60;
const forbiddenNames = /^(utils?|common|shared|helpers?|misc|types)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Size, names and tables of contents. */
export function checkFiles(repository: Repository): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (at: string, message: string) => findings.push({ rule: 'files', at, message });
  for (const [path, text] of repository) {
    if (!/^(packages|apps|scripts|bench)\/.*\.(tsx?|mts|mjs|js)$/.test(path)) continue;
    const lines = lineCount(text);
    if (lines > maxLines) add(path, `has ${lines} lines, more than ${maxLines}`);
    for (const problem of nameProblems(path)) add(path, problem);
  }
  for (const [path, text] of programs(repository, 'src')) {
    if (!path.endsWith('/index.ts')) continue;
    if (lineCount(text) > maxIndexLines)
      add(path, `has ${lineCount(text)} lines; a table of contents has at most 60`);
  }
  for (const [path, text] of programs(repository, 'src')) {
    for (const line of parseProgram(path, text).starExports) {
      add(`${path}:${line}`, 'export names one by one, not *');
    }
  }
  findings.push(...checkReadmes(repository));
  return findings;
}

function nameProblems(path: string): readonly string[] {
  const parts = path.split('/').slice(1);
  const stems = parts.map((part) => part.replace(/(\.(test|bench|config))?\.(tsx?|mts|mjs|js)$/, ''));
  const problems = stems.filter((stem) => !kebabCase.test(stem)).map((stem) => `${stem} is not kebab-case`);
  return [
    ...problems,
    ...stems
      .filter((stem) => forbiddenNames.test(stem))
      .map((stem) => `${stem} says nothing; name the concept`),
  ];
}

function checkReadmes(repository: Repository): readonly Finding[] {
  const folders = [...repository.keys()].filter((path) =>
    /^(packages|apps)\/[^/]+\/package\.json$/.test(path),
  );
  return folders.flatMap((manifest) => {
    const path = manifest.replace('package.json', 'README.md');
    const text = repository.get(path);
    if (text === undefined) return [{ rule: 'files', at: path, message: 'is missing' }];
    const lines = lineCount(text);
    if (lines <= maxReadmeLines) return [];
    return [{ rule: 'files', at: path, message: `has ${lines} lines, more than ${maxReadmeLines}` }];
  });
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
