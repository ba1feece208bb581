import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { lambda, Microservice, ServiceStack } from 'fleetwright';

import type { Program } from '../../../stacks/synthesized';
import { REGION } from '../apply';

export const GREETER = 'versions-greeter';

/** A public service that answers every request with its greeting, so that each tells which code ran. */
export interface Greeter {
  /** The program that deploys the code that says `greeting`. */
  saying(greeting: string, change?: (service: Microservice) => void): Program;
  remove(): void;
}

export function aGreeter(): Greeter {
  const code = mkdtempSync(join(tmpdir(), 'fleetwright-code-'));
  return {
    saying: (greeting, change) => ({
      build: (app) => {
        writeFileSync(join(code, 'index.mjs'), codeThatSays(greeting));
        const stack = new ServiceStack(app, 'versions', {
          target: lambda({ region: REGION }),
          accept: [{ code: 'public/no-authentication', service: 'greeter', reason: 'a greeting' }],
        });
        const props = { code, isPublic: true, port: 8080, lambda: { handler: 'index.greet' } };
        const service = new Microservice(stack, 'greeter', props);
        change?.(service);
        return stack;
      },
    }),
    remove: () => rmSync(code, { recursive: true }),
  };
}

export function codeThatSays(greeting: string): string {
  const answer = { statusCode: 200, body: JSON.stringify(greeting) };
  return `export async function greet() { return ${JSON.stringify(answer)}; }\n`;
}
