/* Finds the Chromium of the browser tests and prints its path; installs one with CI=true or PLUMBLINE_INSTALL=1, else says what to install. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** The shell first: the same engine without the windows of a browser, which take longer than our pages to start. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
/** The second where the first is not known. */
const BROWSERS = ['chromium-headless-shell', 'chromium'];
const FONTS = 'fonts-noto-cjk';

/** Path of a Chromium that can be run; null: there is none. */
function findChromium() {
  const named = process.env.PLUMBLINE_CHROMIUM;
  if (named) return isProgram(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const folder of folders)
    for (const name of NAMES) if (isProgram(join(folder, name))) return join(folder, name);
  return null;
}

/** What to do where there is none. */
const WHAT_TO_INSTALL = `no Chromium: install one (apt-get install ${BROWSERS[0]} ${FONTS}) or set PLUMBLINE_CHROMIUM`;

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install() {
  if (!isDone(['update'])) return;
  for (const browser of BROWSERS)
    if (isDone(['install', '-y', '--no-install-recommends', browser, FONTS])) return;
}

function isDone(args) {
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2] }).status === 0;
}

const mayInstall = process.env.CI === 'true' || process.env.PLUMBLINE_INSTALL === '1';
if (findChromium() === null && mayInstall) install();
const found = findChromium();
if (found !== null) console.log(found);
else console.error(WHAT_TO_INSTALL);
