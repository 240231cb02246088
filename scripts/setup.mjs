/* Makes a fresh clone ready: checks Node, installs what is missing or stale, says nothing when there is nothing to do. */
import { spawn } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minimum = [20, 19];
const heartbeatMs = 10_000;

const texts = {
  en: {
    tooOld: (found) =>
      `Plumbline needs Node.js ${minimum.join('.')} or newer; this is ${found}. Get one at https://nodejs.org`,
    installing: 'Installing dependencies (npm ci), once; about ten seconds …',
    still: (seconds) => `… still installing after ${seconds} s`,
    done: (seconds) => `Dependencies installed in ${seconds} s.`,
    failed: (code) =>
      `npm ci failed (${code}). Plumbline reaches only the npm registry: check the network or proxy and try again.`,
  },
  zh: {
    tooOld: (found) =>
      `Plumbline 需要 Node.js ${minimum.join('.')} 或更新版本，当前是 ${found}。请到 https://nodejs.org 下载`,
    installing: '正在安装依赖（npm ci），只需一次，约十秒……',
    still: (seconds) => `……已安装 ${seconds} 秒，仍在进行`,
    done: (seconds) => `依赖安装完成，用时 ${seconds} 秒。`,
    failed: (code) => `npm ci 失败（${code}）。Plumbline 只访问 npm 源：请检查网络或代理后重试。`,
  },
}[language()];

function language() {
  const named = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG;
  return (named || Intl.DateTimeFormat().resolvedOptions().locale).toLowerCase().startsWith('zh')
    ? 'zh'
    : 'en';
}

function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < minimum[0] || (major === minimum[0] && minor < minimum[1]);
}

/** npm writes its hidden lock last, so it is missing after an interrupted install and older after the lock changed. */
function isStale() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return (
    !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error(texts.installing);
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm);
  const [command, ...args] = isScript ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !isScript,
  });
  const beat = setInterval(() => console.error(texts.still(seconds())), heartbeatMs);
  child.on('error', (error) => finish(error.message));
  child.on('exit', (code, signal) => finish(code === 0 ? null : String(code ?? signal)));

  function finish(failure) {
    clearInterval(beat);
    if (failure !== null) {
      console.error(texts.failed(failure));
      process.exitCode = 1;
      return;
    }
    const now = new Date();
    utimesSync(join(root, 'node_modules', '.package-lock.json'), now, now);
    console.error(texts.done(seconds()));
  }
}

if (isTooOld(process.versions.node)) {
  console.error(texts.tooOld(process.versions.node));
  process.exitCode = 1;
} else if (isStale()) {
  install();
}
