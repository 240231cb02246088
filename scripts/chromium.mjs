/* Finds the Chromium of the browser tests and prints its path; installs one with CI=true or PLUMBLINE_INSTALL=1, else says what to install. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Path of a Chromium that can be run; null: there is none. */
export function findChromium() {
  const named = process.env.PLUMBLINE_CHROMIUM;
  if (named) return isProgram(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const folder of folders)
    for (const name of NAMES) if (isProgram(join(folder, name))) return join(folder, name);
  return null;
}

/** What to do where there is none. */
export const WHAT_TO_INSTALL = `no Chromium: install one (apt-get install ${PACKAGES.join(' ')}) or set PLUMBLINE_CHROMIUM`;

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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const mayInstall = process.env.CI === 'true' || process.env.PLUMBLINE_INSTALL === '1';
  if (findChromium() === null && mayInstall) install();
  console.error(findChromium() ?? WHAT_TO_INSTALL);
}
