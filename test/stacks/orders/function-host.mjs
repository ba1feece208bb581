// node function-host.mjs <function>: runs one invocation in a process of its own, as Lambda would.
import { text } from 'node:stream/consumers';

const functions = await import('../../../stacks/orders/lambda.mjs');
const event = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await functions[process.argv[2]](event)));
