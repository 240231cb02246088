/* `npm run demo`: the command `plumbline demo` over a folder of the clone; `npm run demo -- --locale en` passes flags on. */
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = relative(process.cwd(), fileURLToPath(new URL('../.plumbline/demo', import.meta.url)));
const given = process.argv.slice(2);
const hasFolder = given.length > 0 && !given[0].startsWith('-');
process.argv.splice(2, given.length, 'demo', ...(hasFolder ? [] : [folder]), ...given);
createRequire(import.meta.url)('../bin/plumbline.js');
