/* Finds the Chromium of the browser tests and prints its path; installs one with CI=true or PLUMBLINE_INSTALL=1, else says what to install. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

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
const WHAT_TO_INSTALL = `no Chromium: install one (apt-get install ${PACKAGES.join(' ')}) or set PLUMBLINE_CHROMIUM`;

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install() {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2] });
    if (status !== 0) return;
  }
}

const mayInstall = process.env.CI === 'true' || process.env.PLUMBLINE_INSTALL === '1';
if (findChromium() === null && mayInstall) install();
const found = findChromium();
if (found !== null) console.log(found);
else console.error(WHAT_TO_INSTALL);
