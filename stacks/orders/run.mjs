import { answer } from './answer.mjs';

// node run.mjs <job>: runs it once. As process 1 of a container, Node would ignore an unhandled SIGTERM.
process.once('SIGTERM', () => process.exit(143));

const { handle } = await import(`./${process.argv[2]}.mjs`);
const { status, body } = await answer(handle, { method: 'POST', path: '/' });
console.log(JSON.stringify({ job: process.argv[2], status, ...body }));
process.exitCode = status < 400 ? 0 : 1;
