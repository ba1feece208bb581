// node function-host.mjs <file>.<function>: runs one invocation of the code in the current folder, in a
// process of its own, as Lambda would.
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [file, name] = process.argv[2].split('.');
const functions = await import(pathToFileURL(resolve(`${file}.mjs`)).href);
const event = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await functions[name](event)));
