/* `npm run demo`: makes the example company, loads it, and asks it ten questions in the terminal. */
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (name) => import(pathToFileURL(join(root, 'packages', name, 'dist/index.js')).href);

const TEXTS = {
  zh: {
    usage: '用法:npm run demo -- [--locale zh|en] [--dir 文件夹]',
    making: '正在生成示例公司 华衡家居 ……',
    made: (files, seconds, dir) => `${files} 个文件,${seconds} 秒:${dir}`,
    loading: '正在加载数据',
    repeat: '等同于',
    more: (dir) => `接着自己问:npx plumbline query revenue --by month --workspace ${dir}`,
  },
  en: {
    usage: 'usage: npm run demo -- [--locale zh|en] [--dir folder]',
    making: 'Making the example company, Huaheng Home …',
    made: (files, seconds, dir) => `${files} files in ${seconds} s: ${dir}`,
    loading: 'Loading the data',
    repeat: 'the same as',
    more: (dir) => `Ask on: npx plumbline query revenue --by month --workspace ${dir}`,
  },
};

function output(stream) {
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 120,
    write: (content) => new Promise((resolve) => stream.write(content, () => resolve())),
  };
}

/** Arguments of `plumbline query` that ask the same. */
function argumentsOf(query) {
  const lists = ['by', 'compare'].flatMap((key) => (query[key] ? [`--${key}`, query[key].join(',')] : []));
  const texts = ['period', 'where', 'having', 'limit'].flatMap((key) =>
    query[key] === undefined ? [] : [`--${key}`, String(query[key])],
  );
  const order = (query.order ?? []).flatMap(({ by, desc }) => ['--order', desc ? `${by}:desc` : by]);
  const switches = ['others', 'totals'].flatMap((key) => (query[key] ? [`--${key}`] : []));
  return [...query.metrics, ...lists, ...texts, ...order, ...switches];
}

const quoted = (argument) =>
  /^[\w.,:/=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;

function systemLocale() {
  const named = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG;
  return (named || Intl.DateTimeFormat().resolvedOptions().locale).toLowerCase().startsWith('zh')
    ? 'zh'
    : 'en';
}

function optionsOf(args) {
  const { values } = parseArgs({ args, options: { locale: { type: 'string' }, dir: { type: 'string' } } });
  const locale = values.locale ?? systemLocale();
  if (!Object.hasOwn(TEXTS, locale)) throw new TypeError(`--locale ${locale}`);
  return { locale, dir: values.dir ?? join(root, '.plumbline/demo') };
}

async function demo({ locale, dir }) {
  const texts = TEXTS[locale];
  const say = (line) => process.stdout.write(`${line}\n`);
  const [{ main }, { demoQuestions, queryIn, writeDemo }] = await Promise.all([built('cli'), built('demo')]);
  const shown = relative(process.cwd(), dir) || '.';
  const signal = new AbortController().signal;
  const plumbline = (args) =>
    main({
      args: [...args, '--locale', locale],
      cwd: process.cwd(),
      env: process.env,
      now: () => new Date(),
      stdin: process.stdin,
      stdout: output(process.stdout),
      stderr: output(process.stderr),
      version: 'demo',
      signal,
    });

  say(texts.making);
  const started = performance.now();
  const { files } = await writeDemo(dir);
  say(texts.made(files.length, ((performance.now() - started) / 1000).toFixed(1), shown));

  say(`\n${texts.loading}`);
  const loaded = await plumbline(['load', dir]);
  if (loaded !== 0) return loaded;

  for (const [at, question] of demoQuestions.entries()) {
    const asked = argumentsOf(queryIn(locale, question));
    say(`\n${at + 1}. ${question.title[locale]}`);
    say(`   ${texts.repeat}: npx plumbline query ${asked.map(quoted).join(' ')} --workspace ${shown}\n`);
    const code = await plumbline(['query', ...asked, '--workspace', dir]);
    if (code !== 0) return code;
  }
  say(`\n${texts.more(shown)}`);
  return 0;
}

let options = null;
try {
  options = optionsOf(process.argv.slice(2));
} catch {
  process.stderr.write(`${TEXTS.zh.usage}\n${TEXTS.en.usage}\n`);
}
process.exitCode = options === null ? 1 : await demo(options);
